using System.Globalization;
using System.Text;
using Writ.Services.Operations;
using Writ.Wire.Errors;

namespace Writ.Services.Iam.Simulation;

/// <summary>A page of a simulation's results, one an action.</summary>
/// <param name="Results">The results.</param>
/// <param name="Marker">Where the next page begins; null when there is none.</param>
internal sealed record SimulationPage(IReadOnlyList<EvaluationResultShape> Results, string? Marker)
{
    private const string MarkerPrefix = "s1:";

    /// <summary>Runs as much of a simulation as one page takes.</summary>
    public static Result<SimulationPage> Take(ISimulationRequest input, SimulationSubject subject, Call call)
    {
        var prepared = Simulation.Prepare(input, subject, call.State);
        if (prepared.Error is { } error)
        {
            return error;
        }

        if (!TryRead(input.Marker, input.ActionNames.Count, out var first))
        {
            return IamErrors.InvalidMarker;
        }

        IReadOnlyList<string> resources = input.ResourceArns is { Count: > 0 } named ? named : [SimulatedResources.Everything];
        var results = new SimulationResults(prepared.Value, resources);
        var affordable = Math.Min(SimulationLimits.WorkPerPage / prepared.Value.WorkOn(resources), SimulationLimits.CharactersPerPage / results.CharactersOfAction);
        if (affordable == 0)
        {
            return SimulationErrors.TooMuchWork;
        }

        var limit = Math.Min(input.MaxItems ?? SimulationLimits.DefaultItems, affordable);
        var page = new List<EvaluationResultShape>();
        while (page.Count < limit && first + page.Count < input.ActionNames.Count && results.Listed < SimulationLimits.MatchedPerPage)
        {
            page.Add(results.Of(input.ActionNames[first + page.Count]));
        }

        var next = first + page.Count;
        return new SimulationPage(page, next < input.ActionNames.Count ? Write(next) : null);
    }

    private static string Write(int action) => Convert.ToBase64String(Encoding.ASCII.GetBytes(MarkerPrefix + action.ToString(CultureInfo.InvariantCulture)));

    private static bool TryRead(string? marker, int actions, out int action)
    {
        action = 0;
        if (marker is null)
        {
            return true;
        }

        var bytes = new byte[marker.Length];
        return Convert.TryFromBase64String(marker, bytes, out var length)
            && Encoding.ASCII.GetString(bytes, 0, length) is var text
            && text.StartsWith(MarkerPrefix, StringComparison.Ordinal)
            && int.TryParse(text.AsSpan(MarkerPrefix.Length), NumberStyles.None, CultureInfo.InvariantCulture, out action)
            && action > 0 && action < actions;
    }
}
