"""16 clients at once, each with a user of its own, and all of them after the same names. Usage: parallel.py URL"""
import sys
import threading
from concurrent.futures import ThreadPoolExecutor

import boto3

CLIENTS = 16
TRUST = '{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Service":"ec2.amazonaws.com"},"Action":"sts:AssumeRole"}}'
start = threading.Barrier(CLIENTS)
session = boto3.session.Session(region_name="us-east-1")
clients = [session.client("iam", endpoint_url=sys.argv[1]) for _ in range(CLIENTS)]


def work(number):
    iam, won = clients[number], 0
    start.wait()
    for turn in range(5):
        mine = f"own-{number}-{turn}"
        iam.create_user(UserName=mine)
        iam.tag_user(UserName=mine, Tags=[{"Key": "number", "Value": str(number)}])
        assert iam.get_user(UserName=mine)["User"]["Tags"] == [{"Key": "number", "Value": str(number)}]
        try:
            iam.create_role(RoleName=f"shared-{turn}", AssumeRolePolicyDocument=TRUST)
            won += 1
        except iam.exceptions.EntityAlreadyExistsException as late:
            assert f"Role with name shared-{turn} already exists." in str(late), late
        if turn % 2:
            iam.delete_user(UserName=mine)
    return won


with ThreadPoolExecutor(CLIENTS) as pool:
    assert sum(pool.map(work, range(CLIENTS))) == 5
users = [user["UserName"] for page in clients[0].get_paginator("list_users").paginate() for user in page["Users"]]
assert len(users) == CLIENTS * 3, users
