"""A service outside this account verifies tokens of it: with the issuer's documents, and a cryptography library that is not the server's.

Usage: federation.py URL

Exits with 4 when this machine lacks what it needs.
"""
import base64
import json
import sys
import time
import urllib.request

try:
    import boto3
    from botocore.exceptions import ClientError
    from cryptography.exceptions import InvalidSignature
    from cryptography.hazmat.primitives import hashes
    from cryptography.hazmat.primitives.asymmetric import ec, padding, rsa, utils
except ImportError as missing:
    print(missing.name)
    sys.exit(4)

URL = sys.argv[1]
AUDIENCE = ["https://api.example.com", "https://b.example.com"]

iam = boto3.client("iam", endpoint_url=URL, region_name="us-east-1")
sts = boto3.client("sts", endpoint_url=URL, region_name="eu-central-1")
if not hasattr(sts, "get_web_identity_token"):
    print("get_web_identity_token")
    sys.exit(4)


def read(url):
    with urllib.request.build_opener(urllib.request.ProxyHandler({})).open(url) as answer:
        assert answer.headers["Content-Type"] == "application/json", answer.headers
        return json.load(answer)


def octets(text):
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def number(text):
    return int.from_bytes(octets(text), "big")


def verify(issuer, token):
    """The claims, when the issuer signed them and they hold now."""
    header, payload, signature = token.split(".")
    head = json.loads(octets(header))
    configuration = read(issuer + "/.well-known/openid-configuration")
    assert configuration["issuer"] == issuer and head["alg"] in configuration["id_token_signing_alg_values_supported"]
    [key] = [key for key in read(configuration["jwks_uri"])["keys"] if key["kid"] == head["kid"]]
    signed, proof = f"{header}.{payload}".encode(), octets(signature)
    if head["alg"] == "RS256":
        public = rsa.RSAPublicNumbers(number(key["e"]), number(key["n"])).public_key()
        public.verify(proof, signed, padding.PKCS1v15(), hashes.SHA256())
    else:
        assert (head["alg"], key["crv"], len(proof)) == ("ES384", "P-384", 96), (head, key)
        public = ec.EllipticCurvePublicNumbers(number(key["x"]), number(key["y"]), ec.SECP384R1()).public_key()
        halves = (int.from_bytes(half, "big") for half in (proof[:48], proof[48:]))
        public.verify(utils.encode_dss_signature(*halves), signed, ec.ECDSA(hashes.SHA384()))
    claims = json.loads(octets(payload))
    assert claims["iss"] == issuer and claims["iat"] <= time.time() + 5 and time.time() < claims["exp"], claims
    return claims


def code(call, **arguments):
    try:
        call(**arguments)
    except ClientError as refusal:
        return refusal.response["Error"]["Code"]
    raise AssertionError(f"{call} was not refused")


account = sts.get_caller_identity()["Account"]
assert code(sts.get_web_identity_token, Audience=AUDIENCE, SigningAlgorithm="ES384") == "OutboundWebIdentityFederationDisabledException"
issuer = iam.enable_outbound_web_identity_federation()["IssuerIdentifier"]
assert issuer.startswith(URL + "/"), issuer

for algorithm in ("RS256", "ES384"):
    answer = sts.get_web_identity_token(Audience=AUDIENCE, SigningAlgorithm=algorithm, DurationSeconds=600, Tags=[{"Key": "job", "Value": "ä/1"}])
    token = answer["WebIdentityToken"]
    claims = verify(issuer, token)
    assert claims["aud"] == AUDIENCE and claims["sub"] == f"arn:aws:iam::{account}:root" and claims["exp"] - claims["iat"] == 600, claims
    assert answer["Expiration"].timestamp() == claims["exp"], answer
    own = claims["https://sts.amazonaws.com/"]
    assert own["aws_account"] == account and own["source_region"] == "eu-central-1" and own["request_tags"] == {"job": "ä/1"}, own
    header, payload, signature = token.split(".")
    for forged in (f"{header}.{payload[:-4]}AAAA.{signature}", f"{header}.{payload}.{signature[:9]}{'B' if signature[9] == 'A' else 'A'}{signature[10:]}"):
        try:
            verify(issuer, forged)
            raise AssertionError("A forged token was verified")
        except InvalidSignature:
            pass

iam.disable_outbound_web_identity_federation()
assert verify(issuer, token)["aud"] == AUDIENCE
assert code(sts.get_web_identity_token, Audience=AUDIENCE, SigningAlgorithm="ES384") == "OutboundWebIdentityFederationDisabledException"
