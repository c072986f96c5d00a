"""The client's waiters: each sees what appears while it waits, and gives up when nothing does. Usage: waiters.py URL"""
import json
import sys
import threading

import boto3
from botocore.exceptions import WaiterError

TRUST = json.dumps({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Principal": {"Service": "ec2.amazonaws.com"}, "Action": "sts:AssumeRole"}})
POLICY = json.dumps({"Version": "2012-10-17", "Statement": {"Effect": "Allow", "Action": "s3:GetObject", "Resource": "*"}})
iam = boto3.client("iam", endpoint_url=sys.argv[1], region_name="us-east-1")
account = boto3.client("sts", endpoint_url=sys.argv[1], region_name="us-east-1").get_caller_identity()["Account"]

# waiter: what it waits for, and what brings it
WAITERS = {
    "instance_profile_exists": ({"InstanceProfileName": "late"}, lambda: iam.create_instance_profile(InstanceProfileName="late")),
    "policy_exists": ({"PolicyArn": f"arn:aws:iam::{account}:policy/late"}, lambda: iam.create_policy(PolicyName="late", PolicyDocument=POLICY)),
    "role_exists": ({"RoleName": "late"}, lambda: iam.create_role(RoleName="late", AssumeRolePolicyDocument=TRUST)),
    "user_exists": ({"UserName": "late"}, lambda: iam.create_user(UserName="late")),
}
assert sorted(iam.waiter_names) == sorted(WAITERS), iam.waiter_names

for name, (what, bring) in WAITERS.items():
    waiter, asked = iam.get_waiter(name), []
    operation = waiter.config.operation

    # The answer to the first question is that it is not there; only then is it brought.
    def bring_later(http_response, **_):
        asked.append(http_response.status_code)
        if len(asked) == 3:
            maker = threading.Thread(target=bring)
            maker.start()
            maker.join()

    try:
        waiter.wait(**what, WaiterConfig={"Delay": 0, "MaxAttempts": 2})
        raise AssertionError(f"{name} saw what is not there")
    except WaiterError as reason:
        assert "Max attempts exceeded" in str(reason), reason
    iam.meta.events.register(f"after-call.iam.{operation}", bring_later)
    waiter.wait(**what, WaiterConfig={"Delay": 0, "MaxAttempts": 10})
    iam.meta.events.unregister(f"after-call.iam.{operation}", bring_later)
    assert asked == [404, 404, 404, 200], f"{name}: {asked}"
