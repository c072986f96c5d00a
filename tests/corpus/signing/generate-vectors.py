"""Writes botocore.json: requests signed by botocore's SigV4Auth, SigV4QueryAuth and their S3 variants.

Run once with botocore at hand; the tests read the committed file and need no Python.
"""
import datetime
import json
import random

import botocore
from botocore import auth
from botocore.awsrequest import AWSRequest
from botocore.credentials import Credentials
from unittest import mock

NOW = datetime.datetime(2026, 1, 15, 12, 30, 45)
SEED = 20260115
PATHS = [
    "/", "", "/a/b", "/a/./b", "/a/../b", "/a//b", "//a", "/a/b/", "/a/b/..", "/a/.", "/%20a", "/a%2Fb", "/a%252Fb", "/-._~", "/a:b@c",
    "/a,b;c=d", "/a(b)*'!", "/caf%C3%A9", "/%E1%88%B4/x", "/a+b", "/a%2Bb", "/..", "/../../x", "/a$b&c", "/[x]", "/v1/roles/a|b",
]
S3_PATHS = ["/", "/bucket/key", "/bucket/a//b", "/bucket/./a/../b", "/bucket/a%20b", "/bucket/caf%C3%A9", "/bucket/a%2Bb", "/bucket/-._~%28x%29"]
QUERIES = [
    "", "Action=ListUsers&Version=2010-05-08", "b=2&a=1", "a=2&a=1", "a=&b", "acl", "a=1&A=2&_=3&~=4", "a-b=1&a=2&a.b=3", "a=x%20y",
    "a=%2F%3D%26", "k=caf%C3%A9", "a=1&a=1", "a%20b=1&a=2", "Param-3=V3&Param=V2&%E1%88%B4=V1", "z=&a=", "a1=1&a=2&a%3D=3", "x=~-_.",
    "X=%2B", "k=%25", "k=%2525",
]
HEADERS = [
    {}, {"Content-Type": "application/x-www-form-urlencoded; charset=utf-8"}, {"My-Header": "  a   b  c  "}, {"My-Header": "a\tb"},
    {"X-Amz-Target": "DynamoDB_20120810.ListTables", "Content-Type": "application/x-amz-json-1.0"}, {"Zebra": "z", "apple": "A", "Mango": ""},
    {"My-Header": "\"a   b\""}, {"X-Amz-Meta-Note": "caf\u00e9"}, {"User-Agent": "odd/1.0", "X-Amzn-Trace-Id": "Root=1"}, {"A-1": "1", "A": "2", "A.b": "3"},
]
HOSTS = ["iam.amazonaws.com", "localhost:8080", "sts.eu-west-1.amazonaws.com", "127.0.0.1:4566"]
BODIES = ["", "Action=GetCallerIdentity&Version=2011-06-15", "{}", "caf\u00e9 \u1234", "x" * 1000]
SECRETS = ["wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY", "short", "s" * 200, "caf\u00e9/+="]
TOKENS = [None, None, "AQoDYXdzEPT//////////wEXAMPLE+token/with=signs==", "t" * 900]


def sign(rng, kind):
    s3 = kind.startswith("s3")
    service = "s3" if s3 else rng.choice(["iam", "sts", "dynamodb", "execute-api"])
    region = rng.choice(["us-east-1", "eu-west-1", "cn-north-1"])
    credentials = Credentials("AKIDEXAMPLE", rng.choice(SECRETS), rng.choice(TOKENS))
    host = rng.choice(HOSTS)
    path = rng.choice(S3_PATHS if s3 else PATHS)
    query = rng.choice(QUERIES)
    body = rng.choice(BODIES)
    presigned = kind.endswith("query")
    method = rng.choice(["GET", "PUT", "DELETE"] if presigned else ["GET", "POST", "PUT", "HEAD"])
    headers = {} if presigned and not rng.randrange(3) else dict(rng.choice(HEADERS))
    if path == "":
        query = ""
    url = "https://" + host + path + ("?" + query if query else "")
    request = AWSRequest(method=method, url=url, headers=headers, data=None if presigned else body.encode())
    signers = {
        "header": lambda: auth.SigV4Auth(credentials, service, region),
        "query": lambda: auth.SigV4QueryAuth(credentials, service, region, expires=rng.choice([1, 60, 900, 3600, 604800])),
        "s3-header": lambda: auth.S3SigV4Auth(credentials, service, region),
        "s3-query": lambda: auth.S3SigV4QueryAuth(credentials, service, region, expires=300),
    }
    with mock.patch("botocore.auth.get_current_datetime", return_value=NOW):
        signers[kind]().add_auth(request)
    _, _, rest = request.url.partition("://")
    target = rest[len(host):]
    sent_path, _, sent_query = target.partition("?")
    sent = [["Host", host]] + [[name, value] for name, value in request.headers.items()]
    return {
        "form": kind, "method": method, "path": sent_path, "query": sent_query, "headers": sent, "body": "" if presigned else body,
        "secret": credentials.secret_key, "token": credentials.token, "region": region, "service": service,
    }


def main():
    rng = random.Random(SEED)
    cases = [sign(rng, kind) for kind in ["header"] * 100 + ["query"] * 60 + ["s3-header"] * 30 + ["s3-query"] * 30]
    with open("botocore.json", "w", encoding="utf-8") as out:
        header = {"source": "botocore " + botocore.__version__ + ", generate-vectors.py", "date": "2026-11-21", "now": NOW.strftime("%Y%m%dT%H%M%SZ")}
        out.write(json.dumps(header)[:-1] + ', "cases": [\n')
        out.write(",\n".join(json.dumps(case, ensure_ascii=True) for case in cases))
        out.write("\n]}\n")


main()
