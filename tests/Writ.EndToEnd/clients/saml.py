"""A user of a company signs in with its SAML provider: assertions are made and signed by this program.

Usage: saml.py URL

Exits with 4 when this machine lacks what it needs.
"""
import base64
import datetime
import hashlib
import json
import sys
from xml.etree import ElementTree

try:
    import boto3
    from botocore import UNSIGNED
    from botocore.config import Config
    from botocore.exceptions import ClientError
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import padding, rsa
except ImportError as missing:
    print(missing.name)
    sys.exit(4)

URL = sys.argv[1]
ISSUER = "https://idp.example.com/saml"
ENDPOINT = "https://signin.aws.amazon.com/saml"
EXCLUSIVE = "http://www.w3.org/2001/10/xml-exc-c14n#"
AWS = "https://aws.amazon.com/SAML/Attributes/"

key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
stranger = rsa.generate_private_key(public_exponent=65537, key_size=2048)
now = datetime.datetime.now(datetime.timezone.utc)
name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, "idp.example.com")])
certificate = (
    x509.CertificateBuilder().subject_name(name).issuer_name(name).public_key(key.public_key()).serial_number(7)
    .not_valid_before(now - datetime.timedelta(days=1)).not_valid_after(now + datetime.timedelta(days=1)).sign(key, hashes.SHA256()))
METADATA = f"""<EntityDescriptor xmlns="urn:oasis:names:tc:SAML:2.0:metadata" entityID="{ISSUER}">
<IDPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><KeyDescriptor use="signing">
<KeyInfo xmlns="http://www.w3.org/2000/09/xmldsig#"><X509Data><X509Certificate>{base64.b64encode(certificate.public_bytes(serialization.Encoding.DER)).decode()}</X509Certificate></X509Data></KeyInfo>
</KeyDescriptor><SingleSignOnService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="https://idp.example.com/sso"/></IDPSSODescriptor></EntityDescriptor>"""


def at(minutes):
    return (datetime.datetime.now(datetime.timezone.utc) + datetime.timedelta(minutes=minutes)).strftime("%Y-%m-%dT%H:%M:%SZ")


def attribute(attribute_name, value):
    return f'<saml:Attribute Name="{AWS}{attribute_name}"><saml:AttributeValue>{value}</saml:AttributeValue></saml:Attribute>'


def assertion(user="alice", issued=0, audience="urn:amazon:webservices", recipient=ENDPOINT, pair=None):
    attributes = attribute("Role", pair or f"{role},{provider}") + attribute("RoleSessionName", user) + attribute("PrincipalTag:team", "blue")
    return f"""<saml:Assertion xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion" ID="_a1" Version="2.0" IssueInstant="{at(issued)}"><saml:Issuer>{ISSUER}</saml:Issuer>
<saml:Subject><saml:NameID Format="urn:oasis:names:tc:SAML:2.0:nameid-format:persistent">{user}</saml:NameID><saml:SubjectConfirmation Method="urn:oasis:names:tc:SAML:2.0:cm:bearer">
<saml:SubjectConfirmationData NotOnOrAfter="{at(5)}" Recipient="{recipient}"/></saml:SubjectConfirmation></saml:Subject>
<saml:Conditions NotBefore="{at(-5)}" NotOnOrAfter="{at(5)}"><saml:AudienceRestriction><saml:Audience>{audience}</saml:Audience></saml:AudienceRestriction></saml:Conditions>
<saml:AttributeStatement>{attributes}</saml:AttributeStatement></saml:Assertion>"""


def sign(text, by=None):
    """Exclusive canonical form, as Python has it, and RSA with SHA-256."""
    digest = base64.b64encode(hashlib.sha256(ElementTree.canonicalize(text).encode()).digest()).decode()
    info = ElementTree.canonicalize(f"""<ds:SignedInfo xmlns:ds="http://www.w3.org/2000/09/xmldsig#"><ds:CanonicalizationMethod Algorithm="{EXCLUSIVE}"/>
<ds:SignatureMethod Algorithm="http://www.w3.org/2001/04/xmldsig-more#rsa-sha256"/><ds:Reference URI="#_a1"><ds:Transforms>
<ds:Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/><ds:Transform Algorithm="{EXCLUSIVE}"/></ds:Transforms>
<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/><ds:DigestValue>{digest}</ds:DigestValue></ds:Reference></ds:SignedInfo>""")
    proof = base64.b64encode((by or key).sign(info.encode(), padding.PKCS1v15(), hashes.SHA256())).decode()
    signature = f'<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#">{info}<ds:SignatureValue>{proof}</ds:SignatureValue></ds:Signature>'
    return text.replace("</saml:Issuer>", "</saml:Issuer>" + signature, 1)


def response(inner):
    return base64.b64encode(f"""<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="_r1" Version="2.0" IssueInstant="{at(0)}">
<samlp:Status><samlp:StatusCode Value="urn:oasis:names:tc:SAML:2.0:status:Success"/></samlp:Status>{inner}</samlp:Response>""".encode()).decode()


def refused(code, message, call, **arguments):
    try:
        call(**arguments)
    except ClientError as refusal:
        error = refusal.response["Error"]
        assert error["Code"] == code and message in error["Message"], error
        return
    raise AssertionError(f"{call} was not refused: {message}")


iam = boto3.client("iam", endpoint_url=URL, region_name="us-east-1")
account = boto3.client("sts", endpoint_url=URL, region_name="us-east-1").get_caller_identity()["Account"]
anybody = boto3.client("sts", endpoint_url=URL, region_name="us-east-1", config=Config(signature_version=UNSIGNED, retries={"total_max_attempts": 1}))
role, provider = f"arn:aws:iam::{account}:role/staff", f"arn:aws:iam::{account}:saml-provider/corp"


def assume(inner, **more):
    return anybody.assume_role_with_saml(**{"RoleArn": role, "PrincipalArn": provider, "SAMLAssertion": response(inner), **more})


refused("InvalidIdentityToken", "Specified provider doesn't exist", assume, inner=sign(assertion()))
assert iam.create_saml_provider(Name="corp", SAMLMetadataDocument=METADATA)["SAMLProviderArn"] == provider
refused("AccessDenied", "Not authorized to perform sts:AssumeRoleWithSAML", assume, inner=sign(assertion()))
iam.create_role(RoleName="staff", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": {
    "Effect": "Allow", "Principal": {"Federated": provider}, "Action": ["sts:AssumeRoleWithSAML", "sts:TagSession"],
    "Condition": {"StringEquals": {"saml:aud": ENDPOINT, "saml:sub_type": "persistent"}, "StringLike": {"saml:sub": "al*"}}}}))
iam.put_role_policy(RoleName="staff", PolicyName="own-team", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": {
    "Effect": "Allow", "Action": ["iam:CreateUser", "iam:DeleteUser"], "Resource": f"arn:aws:iam::{account}:user/" + "${aws:PrincipalTag/team}-*"}}))

given = assume(sign(assertion()))
assert (given["Subject"], given["SubjectType"], given["Issuer"], given["Audience"]) == ("alice", "persistent", ISSUER, ENDPOINT), given
assert given["NameQualifier"] == base64.b64encode(hashlib.sha1(f"{ISSUER}{account}/corp".encode()).digest()).decode(), given
keys = {
    "aws_access_key_id": given["Credentials"]["AccessKeyId"],
    "aws_secret_access_key": given["Credentials"]["SecretAccessKey"],
    "aws_session_token": given["Credentials"]["SessionToken"],
}
identity = boto3.client("sts", endpoint_url=URL, region_name="us-east-1", **keys).get_caller_identity()
assert identity["Arn"] == given["AssumedRoleUser"]["Arn"] == f"arn:aws:sts::{account}:assumed-role/staff/alice", identity
session = boto3.client("iam", endpoint_url=URL, region_name="us-east-1", **keys)
session.create_user(UserName="blue-1")
session.delete_user(UserName="blue-1")
refused("AccessDenied", "because no identity-based policy allows the iam:CreateUser action", session.create_user, UserName="red-1")

good = sign(assertion())
evil = assertion(user="almighty").replace("_a1", "_a2")
for forged in (
        assertion(), sign(assertion(), by=stranger), good.replace(">alice<", ">almighty<"), good.replace("blue", "red"),
        evil.replace("</saml:Issuer>", "</saml:Issuer>" + good[good.index("<ds:Signature "):good.index("</ds:Signature>")] + "</ds:Signature>")):
    refused("InvalidIdentityToken", "Response signature invalid", assume, inner=forged)
refused("InvalidIdentityToken", "The SAML response is invalid", assume, inner=good + evil)
refused("InvalidIdentityToken", "Response does not contain the required audience", assume, inner=sign(assertion(audience="https://other.example.com")))
refused("InvalidIdentityToken", "SubjectConfirmation", assume, inner=sign(assertion(recipient="https://other.example.com/saml")))
refused("InvalidIdentityToken", "Role and Metadata", assume, inner=sign(assertion(pair=f"{role}s,{provider}")))
refused("ExpiredTokenException", "redeemed within 5 minutes", assume, inner=sign(assertion(issued=-6)))
refused("AccessDenied", "Not authorized to perform sts:AssumeRoleWithSAML", assume, inner=sign(assertion(user="bob")))

iam.delete_saml_provider(SAMLProviderArn=provider)
refused("InvalidIdentityToken", "Specified provider doesn't exist", assume, inner=good)
