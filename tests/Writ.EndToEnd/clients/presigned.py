"""A presigned GetCallerIdentity, fetched by plain HTTP as a webhook would. Usage: presigned.py URL"""
import sys
import urllib.error
import urllib.request

import boto3

sts = boto3.client("sts", endpoint_url=sys.argv[1], region_name="us-east-1")
for method in ("POST", "GET"):  # boto3 signs the model's method, POST, unless it is told otherwise
    url = sts.generate_presigned_url("get_caller_identity", ExpiresIn=60, HttpMethod=method)
    assert "Signature=" in url, url
    with urllib.request.urlopen(urllib.request.Request(url, method=method)) as answer:
        body = answer.read().decode()
    assert answer.status == 200 and ":root</Arn>" in body, body

for changed, code in (
    (url.replace("Action=GetCallerIdentity", "Action=GetSessionToken"), "SignatureDoesNotMatch"),
    (url[:-1] + ("0" if url[-1] != "0" else "1"), "SignatureDoesNotMatch"),
    (url.split("&X-Amz-Signature")[0], ""),
):
    try:
        urllib.request.urlopen(changed)
        raise AssertionError(f"accepted: {changed}")
    except urllib.error.HTTPError as refusal:
        text = refusal.read().decode()
        assert refusal.code in (400, 403) and code in text, text
