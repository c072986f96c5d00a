using System.Reflection;
using System.Runtime.InteropServices;
using SQLitePCL;

namespace Writ.Store.Sqlite;

/// <summary>
/// Chooses the SQLite that is used: the machine's own when it is newer than the one Writ brings along, because the machine's
/// is patched by its distribution.
/// </summary>
internal static class SqliteLibrary
{
    /// <summary>The version inside SQLitePCLRaw.bundle_e_sqlite3 2.0.6.</summary>
    private const int BundledVersion = 3_035_005;

    private static readonly Lazy<string> Chosen = new(Choose);

    /// <summary>Loads the library once.</summary>
    /// <returns>Its version and origin.</returns>
    public static string Load() => Chosen.Value;

    private static string Choose()
    {
        var system = FindSystem();
        if (system != 0)
        {
            var provider = typeof(SQLite3Provider_e_sqlite3).Assembly;
            NativeLibrary.SetDllImportResolver(provider, (name, _, _) => name == "e_sqlite3" ? system : 0);
        }

        raw.SetProvider(new SQLite3Provider_e_sqlite3());
        raw.FreezeProvider();
        return $"SQLite {raw.sqlite3_libversion().utf8_to_string()} ({(system != 0 ? "system" : "bundled")})";
    }

    private static nint FindSystem()
    {
        string[] names = OperatingSystem.IsLinux() ? ["libsqlite3.so.0"] : OperatingSystem.IsMacOS() ? ["/usr/lib/libsqlite3.dylib"] : [];
        foreach (var name in names)
        {
            if (!NativeLibrary.TryLoad(name, out var library))
            {
                continue;
            }

            if (NativeLibrary.TryGetExport(library, "sqlite3_libversion_number", out var export)
                && Marshal.GetDelegateForFunctionPointer<VersionNumber>(export)() > BundledVersion)
            {
                return library;
            }

            NativeLibrary.Free(library);
        }

        return 0;
    }

    [UnmanagedFunctionPointer(CallingConvention.Cdecl)]
    private delegate int VersionNumber();
}
