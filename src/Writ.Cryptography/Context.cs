using Microsoft.Win32.SafeHandles;

namespace Writ.Cryptography;

/// <summary>A context of the library, freed when nobody has it any more.</summary>
internal sealed class Context : SafeHandleZeroOrMinusOneIsInvalid
{
    private readonly Action<nint> _free;

    public Context(nint context, Action<nint> free) : base(ownsHandle: true)
    {
        _free = free;
        SetHandle(context);
    }

    /// <summary>For a call during which the caller keeps this alive; it serves one thread at a time, so no count is kept.</summary>
    public nint Borrowed => IsClosed ? throw new ObjectDisposedException(nameof(Context)) : handle;

    protected override bool ReleaseHandle()
    {
        _free(handle);
        return true;
    }
}
