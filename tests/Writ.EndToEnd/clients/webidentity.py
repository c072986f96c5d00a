"""A build job gets a role's session for the token of its own identity provider, which is a server in this program.

Usage: webidentity.py URL PORT

The server at URL was told that https://idp.example.com is on 127.0.0.1, at this port. Exits with 4 when this machine lacks what it needs.
"""
import base64
import http.server
import json
import sys
import threading
import time

try:
    import boto3
    from botocore import UNSIGNED
    from botocore.config import Config
    from botocore.exceptions import ClientError
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
except ImportError as missing:
    print(missing.name)
    sys.exit(4)

URL, PORT = sys.argv[1], int(sys.argv[2])
NAME = "idp.example.com/jobs"
ISSUER = "https://" + NAME

rsa_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
ec_key = ec.generate_private_key(ec.SECP256R1())
stranger = rsa.generate_private_key(public_exponent=65537, key_size=2048)


def encode(octets):
    return base64.urlsafe_b64encode(octets).rstrip(b"=").decode()


def number(value):
    return encode(value.to_bytes((value.bit_length() + 7) // 8, "big"))


def documents():
    modulus, point = rsa_key.public_key().public_numbers(), ec_key.public_key().public_numbers()
    keys = [
        {"kty": "RSA", "kid": "r1", "use": "sig", "alg": "RS256", "n": number(modulus.n), "e": number(modulus.e)},
        {"kty": "EC", "kid": "e1", "use": "sig", "crv": "P-256", "x": encode(point.x.to_bytes(32, "big")), "y": encode(point.y.to_bytes(32, "big"))},
    ]
    return {
        "/jobs/.well-known/openid-configuration": {"issuer": ISSUER, "jwks_uri": ISSUER + "/keys"},
        "/jobs/keys": {"keys": keys},
    }


class Provider(http.server.BaseHTTPRequestHandler):
    found = documents()

    def do_GET(self):
        document = self.found.get(self.path)
        body = json.dumps(document).encode()
        self.send_response(200 if document else 404)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def token(algorithm="RS256", key=None, kid=None, **changed):
    now = int(time.time())
    claims = {"iss": ISSUER, "sub": "repo:blue", "aud": "sts.amazonaws.com", "iat": now, "exp": now + 300, **changed}
    head = {"alg": algorithm, "typ": "JWT", "kid": kid or ("e1" if algorithm == "ES256" else "r1")}
    signed = ".".join(encode(json.dumps(part).encode()) for part in (head, {name: value for name, value in claims.items() if value is not None}))
    if algorithm == "RS256":
        proof = (key or rsa_key).sign(signed.encode(), padding.PKCS1v15(), hashes.SHA256())
    elif algorithm == "ES256":
        halves = utils.decode_dss_signature((key or ec_key).sign(signed.encode(), ec.ECDSA(hashes.SHA256())))
        proof = b"".join(half.to_bytes(32, "big") for half in halves)
    else:
        proof = b"none"
    return f"{signed}.{encode(proof)}"


def refused(code, message, call, **arguments):
    try:
        call(**arguments)
    except ClientError as refusal:
        error = refusal.response["Error"]
        assert error["Code"] == code and message in error["Message"], error
        return
    raise AssertionError(f"{call} was not refused")


threading.Thread(target=http.server.ThreadingHTTPServer(("127.0.0.1", PORT), Provider).serve_forever, daemon=True).start()

iam = boto3.client("iam", endpoint_url=URL, region_name="us-east-1")
account = boto3.client("sts", endpoint_url=URL, region_name="us-east-1").get_caller_identity()["Account"]
anybody = boto3.client("sts", endpoint_url=URL, region_name="us-east-1", config=Config(signature_version=UNSIGNED, retries={"total_max_attempts": 1}))
role = f"arn:aws:iam::{account}:role/job"


def assume(text, **more):
    return anybody.assume_role_with_web_identity(**{"RoleArn": role, "RoleSessionName": "job-7", "WebIdentityToken": text, **more})


refused("InvalidIdentityToken", f"No OpenIDConnect provider found in your account for {ISSUER}", assume, text=token())
provider = iam.create_open_id_connect_provider(Url=ISSUER, ClientIDList=["sts.amazonaws.com"])["OpenIDConnectProviderArn"]
refused("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", assume, text=token())
iam.create_role(RoleName="job", AssumeRolePolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": {
    "Effect": "Allow", "Principal": {"Federated": provider}, "Action": ["sts:AssumeRoleWithWebIdentity", "sts:TagSession"],
    "Condition": {"StringEquals": {f"{NAME}:aud": "sts.amazonaws.com"}, "StringLike": {f"{NAME}:sub": "repo:*"}}}}))
iam.put_role_policy(RoleName="job", PolicyName="own-team", PolicyDocument=json.dumps({"Version": "2012-10-17", "Statement": {
    "Effect": "Allow", "Action": ["iam:CreateUser", "iam:DeleteUser"], "Resource": f"arn:aws:iam::{account}:user/" + "${aws:PrincipalTag/team}-*"}}))

# What is proven gives a session, and the session may what its role and its tags say.
tags = {"https://aws.amazon.com/tags": {"principal_tags": {"team": ["blue"]}}}
for algorithm in ("RS256", "ES256"):
    given = assume(token(algorithm, **tags))
    assert given["SubjectFromWebIdentityToken"] == "repo:blue" and given["Audience"] == "sts.amazonaws.com" and given["Provider"] == provider, given
    assert given["AssumedRoleUser"]["Arn"] == f"arn:aws:sts::{account}:assumed-role/job/job-7", given
    keys = {
        "aws_access_key_id": given["Credentials"]["AccessKeyId"],
        "aws_secret_access_key": given["Credentials"]["SecretAccessKey"],
        "aws_session_token": given["Credentials"]["SessionToken"],
    }
    identity = boto3.client("sts", endpoint_url=URL, region_name="us-east-1", **keys).get_caller_identity()
    assert identity["Arn"] == given["AssumedRoleUser"]["Arn"] and identity["UserId"] == given["AssumedRoleUser"]["AssumedRoleId"], identity
    session = boto3.client("iam", endpoint_url=URL, region_name="us-east-1", **keys)
    session.create_user(UserName="blue-1")
    session.delete_user(UserName="blue-1")
    refused("AccessDenied", "because no identity-based policy allows the iam:CreateUser action", session.create_user, UserName="red-1")

# What is not proven, or not trusted, gives nothing.
good = token()
header, payload, proof = good.split(".")
refused("InvalidIdentityToken", "signature", assume, text=token(key=stranger))
refused("InvalidIdentityToken", "signature", assume, text=f"{header}.{token(sub='repo:red').split('.')[1]}.{proof}")
refused("InvalidIdentityToken", "Couldn't retrieve verification key", assume, text=token(kid="other"))
refused("InvalidIdentityToken", "Couldn't retrieve verification key", assume, text=token(kid="e1"))
for algorithm in ("none", "HS256", "PS256"):
    refused("InvalidIdentityToken", "not a valid JWT", assume, text=token(algorithm))
refused("InvalidIdentityToken", "not a valid JWT", assume, text=f"{header}.{payload}.")
refused("InvalidIdentityToken", "Incorrect token audience", assume, text=token(aud="other"))
refused("InvalidIdentityToken", "Incorrect token audience", assume, text=token(azp="other"))
refused("InvalidIdentityToken", "Missing a required claim: sub", assume, text=token(sub=None))
refused("InvalidIdentityToken", "No OpenIDConnect provider found", assume, text=token(iss=ISSUER + "/"))
refused("ExpiredTokenException", "Token expired", assume, text=token(exp=int(time.time()) - 1))
refused("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", assume, text=token(sub="user:blue"))
refused("AccessDenied", "Not authorized to perform sts:AssumeRoleWithWebIdentity", assume, text=good, RoleArn=role + "s")
refused("ValidationError", "DurationSeconds", assume, text=good, DurationSeconds=3601)

# The session outlives its provider; no token does.
iam.delete_open_id_connect_provider(OpenIDConnectProviderArn=provider)
refused("InvalidIdentityToken", "No OpenIDConnect provider found", assume, text=good)
session.create_user(UserName="blue-2")
session.delete_user(UserName="blue-2")
