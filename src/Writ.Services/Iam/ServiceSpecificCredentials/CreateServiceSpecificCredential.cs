using System.Globalization;
using Writ.Kernel.State;
using Writ.Services.Iam.Users;
using Writ.Services.Operations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.ServiceSpecificCredentials;

[Shape]
public sealed partial class CreateServiceSpecificCredentialRequest
{
    [Length(1, 64), Pattern(IamPattern.Name), Names("AWS::IAM::User")]
    public required string UserName { get; init; }

    [ConditionKey(ServiceSpecificCredentialTarget.ServiceKey)]
    public required string ServiceName { get; init; }

    [Range(1, 36600), ConditionKey("iam:ServiceSpecificCredentialAgeDays")]
    public int? CredentialAgeDays { get; init; }
}

[Shape]
public sealed partial class CreateServiceSpecificCredentialResponse
{
    public ServiceSpecificCredentialShape? ServiceSpecificCredential { get; init; }
}

/// <summary>AWS: IAM API Reference, CreateServiceSpecificCredential. Two for each service and user.</summary>
[Operation(IamService.Name)]
public sealed class CreateServiceSpecificCredential : IWriteOperation<CreateServiceSpecificCredentialRequest, CreateServiceSpecificCredentialResponse>
{
    public static Authorization Authorize(CreateServiceSpecificCredentialRequest request, Call call) => IamTarget.User(call, request.UserName);

    public static Result<CreateServiceSpecificCredentialResponse> Handle(CreateServiceSpecificCredentialRequest request, Call call, Draft draft)
    {
        if (draft.Get(IamState.Users, request.UserName) is not { } user)
        {
            return IamErrors.NoSuchUser(request.UserName);
        }

        var service = CredentialService.Find(request.ServiceName);
        if ((service.Error ?? Refusal(request, service.Value, user, draft.State)) is { } error)
        {
            return error;
        }

        var name = FreeName(user, service.Value, call, draft.State);
        var secret = ServiceSecret.New(service.Value, name, call.Ids);
        var credential = new ServiceSpecificCredential
        {
            Id = call.Ids.UniqueId("ACCA"),
            UserName = user.Name,
            ServiceName = service.Value.Name,
            ServiceUserName = name,
            SecretDigest = secret.Digest(),
            CreateDate = call.Now,
            ExpirationDate = request.CredentialAgeDays is { } days ? call.Now.AddDays(days) : null,
        };
        draft.Put(IamState.ServiceSpecificCredentials, credential);
        return new CreateServiceSpecificCredentialResponse { ServiceSpecificCredential = ServiceSpecificCredentialShape.Of(credential, service.Value, secret, call.Now) };
    }

    private static AwsError? Refusal(CreateServiceSpecificCredentialRequest request, CredentialService service, User user, AccountState state)
    {
        if (request.CredentialAgeDays is not null && !service.HasApiKeys)
        {
            return ServiceSpecificCredentialErrors.AgeWithoutApiKey;
        }

        var present = ServiceSpecificCredential.OfOwner(state, new CredentialOwner(user.Name)).Count(credential => credential.ServiceName == service.Name);
        return present >= IamQuota.ServiceSpecificCredentialsPerService
            ? IamErrors.QuotaExceeded("ServiceSpecificCredentialsPerUser", IamQuota.ServiceSpecificCredentialsPerService)
            : null;
    }

    /// <summary>bob-at-111122223333, then bob+1-at-…. A user of this name may have had them before, which was renamed since.</summary>
    private static string FreeName(User user, CredentialService service, Call call, AccountState state)
    {
        for (var number = 0; ; number++)
        {
            var suffix = number == 0 ? "" : "+" + number.ToString(CultureInfo.InvariantCulture);
            var name = $"{user.Name}{suffix}-at-{call.Account}";
            if (!state.FoundBy(IamState.ServiceSpecificCredentials, ServiceSpecificCredential.IndexOf(service.Name, name)).Any())
            {
                return name;
            }
        }
    }
}
