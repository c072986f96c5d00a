using System.Reflection;
using Writ.Services.Operations;
using Writ.Tests.House;
using Writ.Wire.Errors;
using Xunit;

namespace Writ.Tests.Wire;

/// <summary>
/// What is declared here is what AWS's models say. A deviation that is meant has a line in the service's README that names
/// it, such as <c>CreateUser.Tags</c> with the reason.
/// </summary>
public sealed class ModelParityTests
{
    /// <summary>Codes that the services answer and no model lists: AWS: common errors.</summary>
    private static readonly string[] CommonCodes =
    [
        "AccessDenied", "AccessDeniedException", "ExpiredToken", "ExpiredTokenException", "InvalidAction", "InvalidClientTokenId", "InvalidParameterValue",
        "MalformedInput", "SerializationException", "ServiceFailure", "Throttling", "ValidationError", "ValidationException",
    ];

    public static TheoryData<string> Operations =>
        [.. OperationCatalog.All.Where(operation => !operation.IsExtension && Modelled(operation.Service)).Select(operation => $"{operation.Service}:{operation.Name}")];

    public static TheoryData<string> Services => [.. ServiceCatalog.OfAws.Select(service => service.SigningName)];

    [Theory]
    [MemberData(nameof(Operations))]
    public void Operation_is_declared_as_the_model_has_it(string name)
    {
        var operation = OperationCatalog.Find(name.Split(':')[0], name.Split(':')[1]) ?? throw new InvalidOperationException(name);
        var model = ModelFacts.Of(operation.Service);
        Assert.True(model.Operation(operation.Name) is not null, $"The model has no operation {operation.Name}.");
        var (input, output) = model.Operation(operation.Name) ?? default;

        var request = ModelComparison.Of(model, operation.Request, input, operation.Name, withConstraints: true);
        var response = ModelComparison.Of(model, operation.Response, output, operation.Name, withConstraints: false);

        Findings.None(request.Concat(response).Where(difference => !IsDocumented(operation.Service, difference.Path)).Select(difference => $"{difference.Path} {difference.What}"));
    }

    [Theory]
    [MemberData(nameof(Operations))]
    public void Operation_has_the_route_and_status_of_the_model(string name)
    {
        var operation = OperationCatalog.Find(name.Split(':')[0], name.Split(':')[1]) ?? throw new InvalidOperationException(name);

        Assert.Equal(ModelFacts.Of(operation.Service).Route(operation.Name), (operation.Http, operation.Status));
    }

    [Fact]
    public void Extension_is_no_operation_of_the_model()
    {
        var own = OperationCatalog.All.Where(operation => operation.IsExtension);

        Findings.None(own.Where(operation => ModelFacts.Of(operation.Service).Operation(operation.Name) is not null).Select(operation => operation.Name));
    }

    [Theory]
    [MemberData(nameof(Services))]
    public void Errors_have_the_status_of_the_model(string service)
    {
        var model = ModelFacts.Of(service);

        var errors = ErrorsOf(service).ToList();

        Findings.None(errors
            .Where(error => !CommonCodes.Contains(error.Code) && model.Status(error.Code) != error.Status)
            .Select(error => $"{error.Code} is answered with {error.Status}, the model says {model.Status(error.Code)?.ToString() ?? "nothing of it"}")
            .Where(finding => !IsDocumented(service, finding.Split(' ')[0])));
    }

    /// <summary>AWS has no model of Writ's own service.</summary>
    private static bool Modelled(string service) => ServiceCatalog.OfAws.Any(known => known.SigningName == service);

    /// <summary>Everything in the <c>…Errors</c> classes of the service's folder; what takes arguments is given any.</summary>
    private static IEnumerable<AwsError> ErrorsOf(string service) =>
        typeof(OperationCatalog).Assembly.GetTypes()
            .Where(type => type.Name.EndsWith("Errors", StringComparison.Ordinal)
                && $"{type.Namespace}.".StartsWith($"Writ.Services.{service}.", StringComparison.OrdinalIgnoreCase))
            .SelectMany(type => type.GetMethods(BindingFlags.Static | BindingFlags.Public | BindingFlags.NonPublic))
            .Where(method => method.ReturnType == typeof(AwsError))
            .Select(method => (AwsError?)method.Invoke(null, [.. method.GetParameters().Select(parameter => Any(parameter.ParameterType))]))
            .OfType<AwsError>();

    private static object? Any(Type type) => type == typeof(string) ? "x" : type.IsValueType ? Activator.CreateInstance(type) : null;

    /// <summary>A README of the service or of one of its folders names the path, or a member it stands under.</summary>
    private static bool IsDocumented(string service, string path)
    {
        var folder = Directory.EnumerateDirectories(Path.Combine(Repository.Root, "src", "Writ.Services"))
            .Single(path => Path.GetFileName(path).Equals(service, StringComparison.OrdinalIgnoreCase));
        var text = string.Concat(Directory.EnumerateFiles(folder, "README.md", SearchOption.AllDirectories).Select(File.ReadAllText));
        var parts = path.Split('.');
        return Enumerable.Range(Math.Min(2, parts.Length), parts.Length).Where(count => count <= parts.Length)
            .Any(count => text.Contains($"`{string.Join('.', parts[..count])}`", StringComparison.Ordinal));
    }
}
