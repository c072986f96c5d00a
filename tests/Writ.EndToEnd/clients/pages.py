"""Every operation of IAM that answers in pages: small pages, one after another, are the whole answer. Usage: pages.py URL AWAITED

Knows the operations from the client's own service model, by their Marker; each needs a line in ARGUMENTS. Those in the file AWAITED
are left out while the server answers NotImplemented.
"""
import json
import os
import sys

import boto3
from botocore import xform_name
from botocore.exceptions import ClientError

iam = boto3.client("iam", endpoint_url=sys.argv[1], region_name="us-east-1")
account = boto3.client("sts", endpoint_url=sys.argv[1], region_name="us-east-1").get_caller_identity()["Account"]
with open(sys.argv[2]) as file:
    AWAITED = set(file.read().split())
FILES = os.path.join(os.path.dirname(os.path.abspath(__file__)), "files")
COUNT = 7
POLICY = json.dumps({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": ["s3:GetObject", "s3:PutObject"], "Resource": "*"}})
TRUST = json.dumps({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}})
TAGS = [{"Key": f"tag-{number}", "Value": str(number)} for number in range(COUNT)]
policy = f"arn:aws:iam::{account}:policy/paged-0"

# operation: its arguments, and the least entries it has to show. A few kinds cannot have seven.
ARGUMENTS = {
    "GetAccountAuthorizationDetails": ({}, COUNT * 4),
    "GetGroup": ({"GroupName": "paged-0"}, COUNT),
    "ListAccessKeys": ({"UserName": "paged-0"}, 2),
    "ListAccountAliases": ({}, 1),
    "ListAttachedGroupPolicies": ({"GroupName": "paged-0"}, COUNT),
    "ListAttachedRolePolicies": ({"RoleName": "paged-0"}, COUNT),
    "ListAttachedUserPolicies": ({"UserName": "paged-0"}, COUNT),
    "ListEntitiesForPolicy": ({"PolicyArn": policy}, 3),
    "ListGroupPolicies": ({"GroupName": "paged-0"}, COUNT),
    "ListGroups": ({}, COUNT),
    "ListGroupsForUser": ({"UserName": "paged-0"}, COUNT),
    "ListInstanceProfileTags": ({"InstanceProfileName": "paged-0"}, COUNT),
    "ListInstanceProfiles": ({}, COUNT),
    "ListInstanceProfilesForRole": ({"RoleName": "paged-0"}, COUNT),
    "ListMFADeviceTags": ({"SerialNumber": f"arn:aws:iam::{account}:mfa/paged-0"}, COUNT),
    "ListMFADevices": ({"UserName": "paged-0"}, 0),
    "ListOpenIDConnectProviderTags": ({"OpenIDConnectProviderArn": f"arn:aws:iam::{account}:oidc-provider/idp.company.example"}, COUNT),
    "ListPolicies": ({"Scope": "Local"}, COUNT),
    "ListPoliciesGrantingServiceAccess": ({"Arn": f"arn:aws:iam::{account}:user/paged-0", "ServiceNamespaces": ["s3", "sqs"]}, 0),
    "ListPolicyTags": ({"PolicyArn": policy}, COUNT),
    "ListPolicyVersions": ({"PolicyArn": policy}, 5),
    "ListRolePolicies": ({"RoleName": "paged-0"}, COUNT),
    "ListRoleTags": ({"RoleName": "paged-0"}, COUNT),
    "ListRoles": ({}, COUNT),
    "ListSAMLProviderTags": ({"SAMLProviderArn": f"arn:aws:iam::{account}:saml-provider/paged"}, COUNT),
    "ListSSHPublicKeys": ({"UserName": "paged-0"}, 1),
    "ListServerCertificateTags": ({"ServerCertificateName": "paged-0"}, COUNT),
    "ListServerCertificates": ({}, COUNT),
    "ListServiceSpecificCredentials": ({"UserName": "paged-0"}, 1),
    "ListSigningCertificates": ({"UserName": "paged-0"}, 1),
    "ListUserPolicies": ({"UserName": "paged-0"}, COUNT),
    "ListUserTags": ({"UserName": "paged-0"}, COUNT),
    "ListUsers": ({}, COUNT),
    "ListVirtualMFADevices": ({}, COUNT),
    "SimulateCustomPolicy": ({"PolicyInputList": [POLICY], "ActionNames": [f"s3:GetObject{letter}" for letter in "ABCDEFG"]}, COUNT),
    "SimulatePrincipalPolicy": ({"PolicySourceArn": f"arn:aws:iam::{account}:user/paged-0", "ActionNames": [f"s3:GetObject{letter}" for letter in "ABCDEFG"]}, COUNT),
}

# In pages too, but of a job or request that must be made first: what makes it, and the argument that names it.
AFTER = {
    "GetServiceLastAccessedDetails": ("generate_service_last_accessed_details", {"Arn": f"arn:aws:iam::{account}:user/paged-0"}, "JobId", {}),
    "GetServiceLastAccessedDetailsWithEntities": (
        "generate_service_last_accessed_details", {"Arn": policy}, "JobId", {"ServiceNamespace": "s3"}),
}

# Of organizations and their requests, which are not made here.
ELSEWHERE = {"GetOrganizationsAccessReport", "ListDelegationRequests"}


def tried(call, **arguments):
    """A call of the setting-up, which may be of an operation that is not served yet."""
    try:
        return getattr(iam, call)(**arguments)
    except ClientError as refusal:
        if refusal.response["Error"]["Code"] != "NotImplemented":
            raise
        return None


def content(name):
    with open(os.path.join(FILES, name)) as file:
        return file.read()


def fill():
    iam.create_account_alias(AccountAlias="paged")
    for number in range(COUNT):
        name = f"paged-{number}"
        iam.create_user(UserName=name, Tags=TAGS)
        iam.create_group(GroupName=name)
        iam.create_role(RoleName=name, AssumeRolePolicyDocument=TRUST, Tags=TAGS)
        iam.create_policy(PolicyName=name, PolicyDocument=POLICY, Tags=TAGS)
        iam.create_instance_profile(InstanceProfileName=name, Tags=TAGS)
        tried("create_virtual_mfa_device", VirtualMFADeviceName=name, Tags=TAGS)
        tried("upload_server_certificate", ServerCertificateName=name, CertificateBody=content("certificate.pem"), PrivateKey=content("private-key.pem"), Tags=TAGS)
    for number in range(COUNT):
        name, arn = f"paged-{number}", f"arn:aws:iam::{account}:policy/paged-{number}"
        iam.add_user_to_group(GroupName="paged-0", UserName=name)
        iam.attach_group_policy(GroupName="paged-0", PolicyArn=arn)
        iam.attach_role_policy(RoleName="paged-0", PolicyArn=arn)
        iam.attach_user_policy(UserName="paged-0", PolicyArn=arn)
        iam.put_group_policy(GroupName="paged-0", PolicyName=name, PolicyDocument=POLICY)
        iam.put_role_policy(RoleName="paged-0", PolicyName=name, PolicyDocument=POLICY)
        iam.put_user_policy(UserName="paged-0", PolicyName=name, PolicyDocument=POLICY)
        iam.add_role_to_instance_profile(InstanceProfileName=name, RoleName="paged-0")
        if number:
            iam.add_user_to_group(GroupName=name, UserName="paged-0")
    for _ in range(4):
        iam.create_policy_version(PolicyArn=policy, PolicyDocument=POLICY)
    for _ in range(2):
        iam.create_access_key(UserName="paged-0")
    tried("create_saml_provider", Name="paged", SAMLMetadataDocument=content("saml.xml"), Tags=TAGS)
    tried("create_open_id_connect_provider", Url="https://idp.company.example", ClientIDList=["one"], ThumbprintList=["1" * 40], Tags=TAGS)
    tried("upload_ssh_public_key", UserName="paged-0", SSHPublicKeyBody=content("ssh.pub"))
    tried("upload_signing_certificate", UserName="paged-0", CertificateBody=content("certificate.pem"))
    tried("create_service_specific_credential", UserName="paged-0", ServiceName="codecommit.amazonaws.com")


def lists(answer):
    return {key: value for key, value in answer.items() if isinstance(value, list)}


def joined(pages):
    whole = {}
    for page in pages:
        for key, value in lists(page).items():
            whole.setdefault(key, []).extend(value)
    return whole


def walk(name, arguments, size):
    """By the client's paginator where it has one, else by the markers."""
    call = xform_name(name)
    if iam.can_paginate(call):
        return list(iam.get_paginator(call).paginate(**arguments, PaginationConfig={"PageSize": size}))
    pages, marker = [], {}
    while True:
        pages.append(getattr(iam, call)(**arguments, **marker, MaxItems=size))
        if not pages[-1].get("IsTruncated"):
            assert "Marker" not in pages[-1], pages[-1]
            return pages
        marker = {"Marker": pages[-1]["Marker"]}


def check(name, arguments, least):
    whole = lists(getattr(iam, xform_name(name))(**arguments))
    count = sum(len(entries) for entries in whole.values())
    assert count >= least, f"{name}: {count} entries of at least {least}: {whole}"
    for size in (1, 2, 3, 1000) if "MaxItems" in iam.meta.service_model.operation_model(name).input_shape.members else ():
        pages = walk(name, arguments, size)
        assert json.dumps(joined(pages), default=str, sort_keys=True) == json.dumps(whole, default=str, sort_keys=True), f"{name} in pages of {size}: {joined(pages)}\nis not {whole}"
        assert all(sum(len(entries) for entries in lists(page).values()) <= size for page in pages), f"{name}: a page has more than {size}"
        if len(whole) == 1 and size < count:
            assert len(pages) == -(-count // size), f"{name}: {len(pages)} pages of {size} for {count}"
    try:
        getattr(iam, xform_name(name))(**arguments, Marker="never-given")
    except ClientError as refusal:
        assert refusal.response["ResponseMetadata"]["HTTPStatusCode"] == 400, f"{name}: {refusal}"
        return
    raise AssertionError(f"{name} takes a marker that was never given")


def arguments_of(name):
    if name in AFTER:
        make, given, key, more = AFTER[name]
        return {key: getattr(iam, make)(**given)[key], **more}, 0
    assert name in ARGUMENTS, f"{name} answers in pages: it needs a line in ARGUMENTS"
    return ARGUMENTS[name]


fill()
model, failures = iam.meta.service_model, []
for operation in model.operation_names:
    shape = model.operation_model(operation).input_shape
    if shape is None or "Marker" not in shape.members or operation in ELSEWHERE:
        continue
    try:
        check(operation, *arguments_of(operation))
    except ClientError as refusal:
        if refusal.response["Error"]["Code"] != "NotImplemented" or operation not in AWAITED:
            failures.append(f"{operation}: {refusal}")
    except AssertionError as failure:
        failures.append(str(failure))
print("\n".join(failure[:2000] for failure in failures))
sys.exit(1 if failures else 0)
