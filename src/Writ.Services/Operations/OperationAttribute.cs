namespace Writ.Services.Operations;

/// <summary>
/// Marks a class as an operation of a service. The class's name is the operation's, and its IAM action unless
/// <see cref="Action"/> says otherwise. The generator lists it in the <see cref="OperationCatalog"/>.
/// </summary>
/// <param name="service">The service's signing name, such as <c>iam</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class OperationAttribute(string service) : Attribute
{
    public string Service { get; } = service;

    /// <summary>The action that policies name, with its prefix, where it is not <c>service:Operation</c>.</summary>
    public string? Action { get; set; }

    /// <summary>CloudTrail's readOnly where it is not what the kind of operation suggests (AssumeRole is read-only, GetSessionToken is not).</summary>
    public AuditReadOnly ReadOnly { get; set; }

    /// <summary>CloudTrail shows responseElements although the operation changes nothing.</summary>
    public bool RecordsResponse { get; set; }

    /// <summary>AWS has no such operation: it is Writ's own, where AWS has only its console or its factory.</summary>
    public bool IsExtension { get; set; }

    /// <summary>The method and path of a REST service's operation, as its model has them: <c>GET /functions/{FunctionName}</c>.</summary>
    public string? Http { get; set; }

    /// <summary>The HTTP status of a REST service's answer.</summary>
    public int Status { get; set; } = 200;

    /// <summary>Whose state a write changes.</summary>
    public Written Writes { get; set; }

    /// <summary>CloudTrail lists the resources the request names in the record itself.</summary>
    public bool RecordsResources { get; set; }
}

/// <summary>What the audit record says of an operation.</summary>
public enum AuditReadOnly
{
    /// <summary>True unless the operation writes.</summary>
    ByKind = 0,
    Yes,
    No,
}
