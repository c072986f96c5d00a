"""The story as boto3 tells it, in three parts: build, verify (after the server was killed and started again), remove.

Usage: story.py URL PART
"""
import json
import sys
import urllib.parse

import boto3
from botocore.exceptions import ClientError

URL = sys.argv[1]
TRUST_AND = {"StringEquals": {"sts:ExternalId": "blue-42", "aws:PrincipalTag/team": "blue"}}


def document(*statements):
    return json.dumps({"Version": "2012-10-17", "Statement": list(statements)})


def allow(action, resource="*", **more):
    return {"Effect": "Allow", "Action": action, "Resource": resource, **more}


def client(service, credentials=None):
    keys = {}
    if credentials:
        keys = {
            "aws_access_key_id": credentials["AccessKeyId"],
            "aws_secret_access_key": credentials["SecretAccessKey"],
            "aws_session_token": credentials.get("SessionToken"),
        }
    return boto3.client(service, endpoint_url=URL, region_name="us-east-1", **keys)


def refused(code, call, **arguments):
    try:
        call(**arguments)
    except ClientError as refusal:
        assert refusal.response["Error"]["Code"] == code, refusal
        assert refusal.response["ResponseMetadata"]["RequestId"], refusal.response
        return refusal.response["Error"]["Message"]
    raise AssertionError(f"{call} was not refused")


def events(**attribute):
    """All events with this attribute, newest first, by the paginator with small pages."""
    lookup = [{"AttributeKey": key, "AttributeValue": value} for key, value in attribute.items()]
    pages = client("cloudtrail").get_paginator("lookup_events").paginate(LookupAttributes=lookup, PaginationConfig={"PageSize": 3})
    return [event for page in pages for event in page["Events"]]


def names(found):
    return {event["EventName"] for event in found}


iam = client("iam")
account = client("sts").get_caller_identity()["Account"]
policy_arn = f"arn:aws:iam::{account}:policy/boto/read-users"


def build():
    group = iam.create_group(GroupName="boto-readers", Path="/boto/")["Group"]
    assert group["Arn"] == f"arn:aws:iam::{account}:group/boto/boto-readers" and group["GroupId"].startswith("AGPA")
    user = iam.create_user(UserName="boto-alice", Path="/boto/", Tags=[{"Key": "team", "Value": "blue"}])["User"]
    assert user["UserId"].startswith("AIDA") and user["CreateDate"].tzinfo, user
    iam.get_waiter("user_exists").wait(UserName="boto-alice")
    iam.add_user_to_group(GroupName="boto-readers", UserName="boto-alice")
    assert [one["UserName"] for one in iam.get_group(GroupName="boto-readers")["Users"]] == ["boto-alice"]

    text = document(allow(["iam:GetUser", "iam:ListUsers"]))
    policy = iam.create_policy(PolicyName="read-users", Path="/boto/", PolicyDocument=text, Description="to read users")["Policy"]
    assert policy["Arn"] == policy_arn and policy["DefaultVersionId"] == "v1", policy
    iam.get_waiter("policy_exists").wait(PolicyArn=policy_arn)
    version = iam.create_policy_version(PolicyArn=policy_arn, PolicyDocument=text, SetAsDefault=True)["PolicyVersion"]
    assert version["VersionId"] == "v2" and version["IsDefaultVersion"], version

    key = iam.create_access_key(UserName="boto-alice")["AccessKey"]
    alice = client("iam", key)
    message = refused("AccessDenied", alice.list_users)
    assert "boto/boto-alice is not authorized to perform: iam:ListUsers" in message, message
    assert message.endswith("because no identity-based policy allows the iam:ListUsers action"), message
    iam.attach_group_policy(GroupName="boto-readers", PolicyArn=policy_arn)
    assert "boto-alice" in [one["UserName"] for one in alice.list_users()["Users"]]
    refused("AccessDenied", alice.create_user, UserName="boto-mallory")
    assume(key)
    profile()
    errors()


def assume(key):
    """A role with conditions in its trust, a session policy and session tags; then acting with what it gives."""
    trust = document({
        "Effect": "Allow", "Principal": {"AWS": f"arn:aws:iam::{account}:user/boto/boto-alice"},
        "Action": ["sts:AssumeRole", "sts:TagSession"], "Condition": TRUST_AND})
    role = iam.create_role(RoleName="boto-operator", Path="/boto/", AssumeRolePolicyDocument=trust, MaxSessionDuration=7200)["Role"]
    assert role["AssumeRolePolicyDocument"] == json.loads(trust) and role["RoleId"].startswith("AROA"), role
    iam.get_waiter("role_exists").wait(RoleName="boto-operator")
    own = f"arn:aws:iam::{account}:user/" + "${aws:PrincipalTag/project}-*"
    iam.put_role_policy(RoleName="boto-operator", PolicyName="own-project", PolicyDocument=document(
        allow(["iam:CreateUser", "iam:DeleteUser"], own), allow("iam:List*")))

    sts = client("sts", key)
    asked = {
        "RoleArn": role["Arn"], "RoleSessionName": "boto-session", "DurationSeconds": 3600,
        "Policy": document(allow(["iam:CreateUser", "iam:ListUsers"])), "Tags": [{"Key": "project", "Value": "apollo"}]}
    refused("AccessDenied", sts.assume_role, **asked)
    given = sts.assume_role(**asked, ExternalId="blue-42")
    assert given["AssumedRoleUser"]["Arn"] == f"arn:aws:sts::{account}:assumed-role/boto-operator/boto-session", given
    assert given["Credentials"]["AccessKeyId"].startswith("ASIA") and given["PackedPolicySize"] > 0, given

    session = client("iam", given["Credentials"])
    identity = client("sts", given["Credentials"]).get_caller_identity()
    assert identity["UserId"] == role["RoleId"] + ":boto-session", identity
    session.create_user(UserName="apollo-one")
    refused("AccessDenied", session.create_user, UserName="gemini-one")
    message = refused("AccessDenied", session.delete_user, UserName="apollo-one")
    assert message.endswith("because no session policy allows the iam:DeleteUser action"), message
    refused("AccessDenied", session.list_roles)
    assert session.list_users()["Users"]
    tampered = dict(given["Credentials"], SessionToken=given["Credentials"]["SessionToken"][:-8] + "AAAAAAA=")
    refused("InvalidClientTokenId", client("sts", tampered).get_caller_identity)


def profile():
    iam.create_instance_profile(InstanceProfileName="boto-machine", Path="/boto/")
    iam.get_waiter("instance_profile_exists").wait(InstanceProfileName="boto-machine")
    iam.add_role_to_instance_profile(InstanceProfileName="boto-machine", RoleName="boto-operator")
    iam.put_user_policy(UserName="boto-alice", PolicyName="inline", PolicyDocument=document(allow("iam:GetGroup")))
    iam.put_user_permissions_boundary(UserName="boto-alice", PermissionsBoundary=policy_arn)
    iam.tag_role(RoleName="boto-operator", Tags=[{"Key": "tier", "Value": "1"}])
    iam.create_account_alias(AccountAlias="boto-story")


def errors():
    """Errors are AWS's, as the client's own exception classes know them."""
    for broken, call, arguments in (
        (iam.exceptions.EntityAlreadyExistsException, iam.create_user, {"UserName": "BOTO-ALICE"}),
        (iam.exceptions.NoSuchEntityException, iam.get_role, {"RoleName": "nobody"}),
        (iam.exceptions.DeleteConflictException, iam.delete_user, {"UserName": "boto-alice"}),
        (iam.exceptions.MalformedPolicyDocumentException, iam.create_policy, {"PolicyName": "bad", "PolicyDocument": "{"}),
    ):
        try:
            call(**arguments)
            raise AssertionError(f"{call} was not refused")
        except broken:
            pass
    iam.create_access_key(UserName="boto-alice")
    refused("LimitExceeded", iam.create_access_key, UserName="boto-alice")


def verify():
    user = iam.get_user(UserName="boto-alice")["User"]
    assert user["Tags"] == [{"Key": "team", "Value": "blue"}], user
    assert user["PermissionsBoundary"]["PermissionsBoundaryArn"] == policy_arn, user
    role = iam.get_role(RoleName="boto-operator")["Role"]
    assert role["AssumeRolePolicyDocument"]["Statement"][0]["Condition"] == TRUST_AND, role
    assert role["MaxSessionDuration"] == 7200 and role["Tags"] == [{"Key": "tier", "Value": "1"}], role
    assert iam.list_attached_group_policies(GroupName="boto-readers")["AttachedPolicies"] == [{"PolicyName": "read-users", "PolicyArn": policy_arn}]
    assert iam.get_user_policy(UserName="boto-alice", PolicyName="inline")["PolicyDocument"]["Statement"][0]["Action"] == "iam:GetGroup"
    assert [one["RoleName"] for one in iam.get_instance_profile(InstanceProfileName="boto-machine")["InstanceProfile"]["Roles"]] == ["boto-operator"]
    assert iam.list_account_aliases()["AccountAliases"] == ["boto-story"]
    assert iam.get_account_summary()["SummaryMap"]["Roles"] >= 1
    details = iam.get_account_authorization_details(Filter=["Role", "LocalManagedPolicy"])
    assert "boto-operator" in [one["RoleName"] for one in details["RoleDetailList"]], details
    assert policy_arn in [one["Arn"] for one in details["Policies"]], details
    pages()
    audit(user, role)


def pages():
    for number in range(7):
        iam.create_user(UserName=f"page-{number}", Path="/pages/")
    found = list(iam.get_paginator("list_users").paginate(PathPrefix="/pages/", PaginationConfig={"PageSize": 3}))
    assert [len(page["Users"]) for page in found] == [3, 3, 1], found
    assert [user["UserName"] for page in found for user in page["Users"]] == [f"page-{number}" for number in range(7)]
    versions = list(iam.get_paginator("list_policy_versions").paginate(PolicyArn=policy_arn, PaginationConfig={"PageSize": 1}))
    assert [page["Versions"][0]["VersionId"] for page in versions] == ["v2", "v1"], versions
    for number in range(7):
        iam.delete_user(UserName=f"page-{number}")


def audit(user, role):
    """Everything the first part did, by each attribute."""
    alices = events(Username="boto-alice")
    assert {"ListUsers", "CreateUser", "AssumeRole"} <= names(alices), names(alices)
    denied = [json.loads(one["CloudTrailEvent"]) for one in alices if one["EventName"] == "CreateUser"]
    assert [one["errorCode"] for one in denied] == ["AccessDenied"] and denied[0]["requestParameters"] is None, denied
    assert denied[0]["userIdentity"]["type"] == "IAMUser" and denied[0]["userIdentity"]["principalId"] == user["UserId"], denied

    sessions = [json.loads(one["CloudTrailEvent"]) for one in events(Username="boto-session") if one["EventName"] == "CreateUser"]
    assert sorted(one.get("errorCode", "") for one in sessions) == ["", "AccessDenied"], sessions
    issuer = sessions[0]["userIdentity"]["sessionContext"]["sessionIssuer"]
    assert issuer["arn"] == role["Arn"] and issuer["principalId"] == role["RoleId"], sessions
    by_session_key = events(AccessKeyId=sessions[0]["userIdentity"]["accessKeyId"])
    assert {"GetCallerIdentity", "CreateUser", "DeleteUser", "ListRoles", "ListUsers"} <= names(by_session_key), names(by_session_key)
    keys = [one["AccessKeyId"] for one in iam.list_access_keys(UserName="boto-alice")["AccessKeyMetadata"]]
    used = {key: {event["EventName"] for event in events(AccessKeyId=key)} for key in keys}
    assert sorted(len(calls) for calls in used.values())[0] == 0 and {"ListUsers", "AssumeRole"} <= set().union(*used.values()), used
    services = sorted(iam.get_access_key_last_used(AccessKeyId=key)["AccessKeyLastUsed"]["ServiceName"] for key in keys)
    assert services in (["N/A", "iam"], ["N/A", "sts"]), services

    by_role = events(ResourceName="boto-operator")
    assert {"CreateRole", "PutRolePolicy", "AddRoleToInstanceProfile", "TagRole"} <= names(by_role), names(by_role)
    assert "AssumeRole" in names(events(ResourceName=role["Arn"])) | names(by_role)
    assert len(events(EventName="CreateRole")) == 1
    assert {one["EventSource"] for one in events(EventSource="sts.amazonaws.com")} == {"sts.amazonaws.com"}
    once = events(EventName="CreateGroup")[0]
    assert [one["EventId"] for one in events(EventId=once["EventId"])] == [once["EventId"]]
    assert "AWS::IAM::Group" in {one["ResourceType"] for one in once["Resources"]}, once
    times = [one["EventTime"] for one in events()]
    assert times == sorted(times, reverse=True) and len(times) > 40
    text = json.dumps([one["CloudTrailEvent"] for one in events()])
    assert "secretAccessKey" not in text and "SecretAccessKey" not in text


def remove():
    iam.delete_account_alias(AccountAlias="boto-story")
    iam.remove_role_from_instance_profile(InstanceProfileName="boto-machine", RoleName="boto-operator")
    iam.delete_instance_profile(InstanceProfileName="boto-machine")
    iam.delete_role_policy(RoleName="boto-operator", PolicyName="own-project")
    iam.delete_role(RoleName="boto-operator")
    iam.delete_user_permissions_boundary(UserName="boto-alice")
    iam.delete_user_policy(UserName="boto-alice", PolicyName="inline")
    for key in iam.list_access_keys(UserName="boto-alice")["AccessKeyMetadata"]:
        iam.update_access_key(UserName="boto-alice", AccessKeyId=key["AccessKeyId"], Status="Inactive")
        iam.delete_access_key(UserName="boto-alice", AccessKeyId=key["AccessKeyId"])
    iam.remove_user_from_group(GroupName="boto-readers", UserName="boto-alice")
    iam.delete_user(UserName="boto-alice")
    iam.delete_user(UserName="apollo-one")
    iam.detach_group_policy(GroupName="boto-readers", PolicyArn=policy_arn)
    iam.delete_group(GroupName="boto-readers")
    iam.delete_policy_version(PolicyArn=policy_arn, VersionId="v1")
    iam.delete_policy(PolicyArn=policy_arn)
    summary = iam.get_account_summary()["SummaryMap"]
    assert all(summary[kind] == 0 for kind in ("Users", "Groups", "Roles", "Policies", "InstanceProfiles")), summary


{"build": build, "verify": verify, "remove": remove}[sys.argv[2]]()
