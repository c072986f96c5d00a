using Writ.Kernel.Audit;

namespace Writ.Services.Iam.Reports;

/// <summary>The last call of a service or an action among many entities, and how many of them called.</summary>
internal sealed class AccessUse
{
    private PolicyHolder? _latest;

    public LastUse? Last { get; private set; }

    /// <summary>Whose call it was.</summary>
    public PolicyHolder? By { get; private set; }

    public int Entities { get; private set; }

    /// <summary>Adds what one entity did. An entity's uses come one after another.</summary>
    public void Add(LastUse use, PolicyHolder by)
    {
        if (!ReferenceEquals(_latest, by))
        {
            _latest = by;
            Entities++;
        }

        if (Last is null || use.Position > Last.Position)
        {
            Last = use;
            By = by;
        }
    }
}
