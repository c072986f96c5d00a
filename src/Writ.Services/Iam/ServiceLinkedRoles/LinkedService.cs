using System.Collections.Frozen;
using Writ.Services.Iam.Roles;
using Writ.Services.Operations;

namespace Writ.Services.Iam.ServiceLinkedRoles;

/// <summary>A service that has a service-linked role, and what that role is.</summary>
/// <param name="Principal">The service principal, which also is the role's trust.</param>
/// <param name="RoleName">The role's name, or how it begins.</param>
/// <param name="PolicyArn">The policy of AWS that the role has.</param>
/// <param name="AllowsSuffix">Whether the name can be continued, and the account so have several.</param>
internal sealed record LinkedService(string Principal, string RoleName, string PolicyArn, bool AllowsSuffix)
{
    /// <summary>Below it are service-linked roles and nothing else.</summary>
    public const string PathPrefix = "/aws-service-role/";

    private const string FileName = "Writ.Services.Iam.ServiceLinkedRoles.services.tsv";
    private const string PolicyPrefix = "arn:aws:iam::aws:policy/aws-service-role/";

    private static readonly Lazy<FrozenDictionary<string, LinkedService>> Known = new(Read);

    public static IEnumerable<LinkedService> All => Known.Value.Values;

    /// <summary>The path of the role.</summary>
    public string Path => PathOf(Principal);

    /// <summary>The trust policy as it is stored and shown.</summary>
    public string TrustPolicy => $$$"""{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"{{{Principal}}}"},"Action":"sts:AssumeRole"}]}""";

    /// <summary>The same policy in the form in which the answer to the creation, and only it, has it.</summary>
    public string CreatedTrustPolicy => $$$"""{"Version":"2012-10-17","Statement":[{"Action":["sts:AssumeRole"],"Effect":"Allow","Principal":{"Service":["{{{Principal}}}"]}}]}""";

    public static string PathOf(string principal) => $"{PathPrefix}{principal}/";

    /// <summary>The service of that principal, which is told apart by case; null when it has no service-linked role.</summary>
    public static LinkedService? Find(string principal) => Known.Value.GetValueOrDefault(principal);

    /// <summary>What the role is called.</summary>
    public string NameWith(string? suffix) => suffix is null ? RoleName : $"{RoleName}_{suffix}";

    /// <summary>The role itself, new. Whoever makes one makes it here, so that it is known, and protected, as service-linked.</summary>
    public Role NewRole(string? suffix, string? description, Call call) => new()
    {
        Name = NameWith(suffix),
        Path = Path,
        Id = call.Ids.UniqueId("AROA"),
        CreateDate = call.Now,
        TrustPolicy = new PolicyText(TrustPolicy),
        Description = description,
        AttachedPolicies = [PolicyArn],
        LinkedService = Principal,
    };

    private static FrozenDictionary<string, LinkedService> Read()
    {
        using var stream = typeof(LinkedService).Assembly.GetManifestResourceStream(FileName)
            ?? throw new InvalidOperationException($"{FileName} is missing from the assembly.");
        using var reader = new StreamReader(stream);
        var services = new List<LinkedService>();
        while (reader.ReadLine() is { } line)
        {
            if (!line.StartsWith('#') && line.Split('\t') is [var principal, var role, var policy, .. var rest])
            {
                services.Add(new LinkedService(principal, role, PolicyPrefix + policy, rest is ["suffix"]));
            }
        }

        return services.ToFrozenDictionary(service => service.Principal, StringComparer.Ordinal);
    }
}
