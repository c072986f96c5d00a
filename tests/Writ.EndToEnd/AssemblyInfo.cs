using System.Runtime.Versioning;

// The tests send signals, mount and ask for file modes.
[assembly: UnsupportedOSPlatform("windows")]
