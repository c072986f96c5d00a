using Writ.Kernel.State;
using Writ.Services.Operations;
using Writ.Services.Organizations;
using Writ.Wire.Errors;
using Writ.Wire.Shapes;

namespace Writ.Services.Iam.Reports;

[Shape]
public sealed partial class GenerateOrganizationsAccessReportRequest
{
    [Length(19, 427), Pattern(@"^o-[0-9a-z]{10,32}\/r-[0-9a-z]{4,32}[0-9a-z-\/]*")]
    public required string EntityPath { get; init; }

    [Pattern("^p-[0-9a-zA-Z_]{8,128}$"), ConditionKey("iam:OrganizationsPolicyId")]
    public string? OrganizationsPolicyId { get; init; }
}

[Shape]
public sealed partial class GenerateOrganizationsAccessReportResponse
{
    public string? JobId { get; init; }
}

/// <summary>
/// AWS: IAM API Reference, GenerateOrganizationsAccessReport. What does not exist is told when the report is read. A report shows what
/// Organizations would, so that the caller must be allowed to read it there.
/// </summary>
[Operation(IamService.Name)]
public sealed class GenerateOrganizationsAccessReport : IWriteOperation<GenerateOrganizationsAccessReportRequest, GenerateOrganizationsAccessReportResponse>
{
    public static Authorization Authorize(GenerateOrganizationsAccessReportRequest request, Call call)
    {
        var id = OrganizationsReportSubject.LastOf(request.EntityPath);
        var node = OrganizationsTarget.NodeQuestion(call, id);
        List<Question> questions =
        [
            new Question { Resource = ArnOf(request, call) },
            new Question { Action = "organizations:ListRoots", Resource = "*", WildcardOnly = true },
            node with { Action = "organizations:ListPoliciesForTarget" },
        ];
        if (NodeIds.TypeOf(id) != NodeIds.Account)
        {
            questions.Add(node with { Action = "organizations:ListChildren" });
        }

        if (NodeIds.TypeOf(id) != NodeIds.Root)
        {
            questions.Add(node with { Action = "organizations:ListParents" });
        }

        if (request.OrganizationsPolicyId is { } policyId)
        {
            var policy = OrganizationsTarget.PolicyQuestion(call, policyId);
            questions.Add(policy with { Action = "organizations:DescribePolicy" });
            questions.Add(policy with { Action = "organizations:ListTargetsForPolicy" });
        }

        return Authorization.Of(questions);
    }

    public static Result<GenerateOrganizationsAccessReportResponse> Handle(GenerateOrganizationsAccessReportRequest request, Call call, Draft draft)
    {
        var entered = OrganizationsReportSubject.Enter(Membership.In(draft.State, call.Account));
        if (entered.Error is { } error)
        {
            return error;
        }

        if (!request.EntityPath.StartsWith(entered.Value.Organization.Id + "/", StringComparison.Ordinal))
        {
            return OrganizationsReportErrors.OtherOrganization;
        }

        var job = new AccessReportJob
        {
            Id = call.Ids.EventId(call.Now),
            Arn = ArnOf(request, call),
            EntityId = OrganizationsReportSubject.LastOf(request.EntityPath),
            EntityPath = request.EntityPath,
            OrganizationsPolicyId = request.OrganizationsPolicyId,
            Granularity = GenerateServiceLastAccessedDetails.ServiceLevel,
            CreateDate = call.Now,
            RequestedBy = AccessReportJobs.Requester(call),
        };
        AccessReportJobs.Add(job, draft);
        return new GenerateOrganizationsAccessReportResponse { JobId = job.Id };
    }

    private static string ArnOf(GenerateOrganizationsAccessReportRequest request, Call call) => $"arn:aws:iam::{call.Account}:access-report/{request.EntityPath}";
}
