using Writ.EndToEnd.Harness;

namespace Writ.EndToEnd.Offline;

/// <summary>Runs the built `writ` as people do, in a folder of their own.</summary>
internal static class WritCommandLine
{
    /// <summary>A policy that reads bucket b over TLS.</summary>
    public const string ReadPolicy = """{"Version":"2012-10-17","Statement":[{"Sid":"Read","Effect":"Allow","Action":"s3:Get*","Resource":"arn:aws:s3:::b/*","Condition":{"Bool":{"aws:SecureTransport":"true"}}}]}""";

    public const string Alice = "arn:aws:iam::012345678901:user/alice";

    public static Task<Outcome> RunAsync(params string[] arguments) => Command.RunAsync(Checkout.Binary, arguments, []);

    /// <summary>With text on standard input.</summary>
    public static Task<Outcome> PipeAsync(string file, params string[] arguments) =>
        Command.RunAsync("bash", ["-c", "file=$1; shift; exec \"$@\" < \"$file\"", "bash", file, Checkout.Binary, .. arguments], []);
}
