// Mix A's ten statements in Cedar, decided by cedar-wasm with policies parsed beforehand. Cedar's `like` takes no variable, so the team's part of the
// key is an attribute of the request here, cut out by the caller; nothing else differs. Run in a folder where @cedar-policy/cedar-wasm is installed.
//   node cedar.mjs PATH/mix-a.jsonl [seconds]      prints: nanoseconds per decision
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join } from "node:path";

const cedar = createRequire(join(process.cwd(), "/"))("@cedar-policy/cedar-wasm/nodejs");
const policies = `
permit(principal, action in [Action::"s3:GetObject", Action::"s3:GetObjectTagging"], resource)
  when { context.bucket == "orders-data" && context has team && context.keyTeam == context.team };
permit(principal, action == Action::"s3:ListBucket", resource)
  when { context.bucket == "orders-data" && context has prefix && (context.prefix == "" || context.prefixTeam == context.team) };
permit(principal, action in [Action::"s3:PutObject", Action::"s3:DeleteObject"], resource)
  when { context.bucket == "orders-data" && context.keyTeam == context.team && context.secureTransport && ["eu-west-1", "eu-central-1"].contains(context.region) };
permit(principal, action == Action::"s3:ListAllMyBuckets", resource);
permit(principal, action, resource)
  when { ["dynamodb:GetItem", "dynamodb:Query"].contains(context.action) || context.action like "dynamodb:BatchGet*" }
  unless { !(context.arn like "arn:aws:dynamodb:*:111122223333:table/orders*") };
permit(principal, action, resource) when { context.action like "sqs:*" && context.arn like "arn:aws:sqs:*:111122223333:orders-*" };
permit(principal, action, resource)
  when { (context.action == "kms:Decrypt" || context.action like "kms:GenerateDataKey*") && context has viaService && context.viaService like "s3.*.amazonaws.com" };
forbid(principal, action in [Action::"s3:PutBucketPolicy", Action::"s3:PutBucketAcl"], resource);
forbid(principal, action, resource)
  when { context.action like "s3:*" && !(ip(context.sourceIp).isInRange(ip("10.0.0.0/8")) || ip(context.sourceIp).isInRange(ip("192.0.2.0/24"))) && !context.viaAwsService };
forbid(principal, action, resource)
  when { (!(context has resourceOrg) || context.resourceOrg != "o-abcdefghij") && datetime(context.time) < datetime("2020-01-01T00:00:00Z") };
`;
const parsed = cedar.preparsePolicySet("mix-a", { staticPolicies: policies });
if (parsed.type !== "success") throw new Error(JSON.stringify(parsed));

const decisions = readFileSync(process.argv[2], "utf8").trim().split("\n").map(line => JSON.parse(line)).map(({ request, expected }) => ({ request, expected, keys: request.context }));

function decide({ request, keys }) {
  const [bucket, keyTeam] = request.resource.slice("arn:aws:s3:::".length).split("/");
  return cedar.statefulIsAuthorized({
    principal: { type: "Role", id: request.principal.roleArn }, action: { type: "Action", id: request.action }, resource: { type: "Object", id: request.resource },
    context: {
      bucket, keyTeam, action: request.action, arn: request.resource, team: keys["aws:PrincipalTag/team"], secureTransport: keys["aws:SecureTransport"] === "true",
      region: keys["aws:RequestedRegion"], sourceIp: keys["aws:SourceIp"], viaAwsService: keys["aws:ViaAWSService"] === "true", time: keys["aws:CurrentTime"],
    },
    preparsedPolicySetId: "mix-a", entities: [],
  });
}

for (const one of decisions) {
  const answer = decide(one);
  const allowed = answer.type === "success" && answer.response.decision === "allow" && answer.response.diagnostics.errors.length === 0;
  if (allowed !== (one.expected === "Allowed")) throw new Error(`${one.request.action}: ${JSON.stringify(answer)}`);
}

function rounds(milliseconds) {
  const start = performance.now();
  let done = 0;
  while (performance.now() - start < milliseconds) {
    for (let i = 0; i < 25; i++) for (const one of decisions) decide(one);
    done += 25 * decisions.length;
  }
  return (performance.now() - start) * 1e6 / done;
}

rounds(1000);
const seconds = Number(process.argv[3] ?? 3);
console.log([1, 2, 3].map(() => rounds(seconds * 1000 / 3)).sort((a, b) => a - b)[1].toFixed(0));
