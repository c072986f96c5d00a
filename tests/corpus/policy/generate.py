#!/usr/bin/env python3
"""Writes the corpus: cases whose verdicts follow from small hand-written tables, never from an engine.

Run it in this folder; it rewrites the *.jsonl files, but for mix-a.jsonl, the decisions that benchmarks measure, which is written by hand, and those that assumerole.py writes. The tables say, for each row, what a person reading the specification would say (does this operator
hold, how firmly does this principal name that caller); the few rules that combine such facts into a verdict stand in `combine` below.
"""
import itertools
import json

A, B = "111122223333", "444455556666"
USER = {"kind": "user", "arn": f"arn:aws:iam::{A}:user/div/alice", "account": A, "name": "alice", "uniqueId": "AIDAALICEALICEALICE1"}
ROLE_ARN = f"arn:aws:iam::{A}:role/path/app"
ROLE = {"kind": "role-session", "arn": f"arn:aws:sts::{A}:assumed-role/app/s1", "account": A, "name": "app", "session": "s1", "roleArn": ROLE_ARN,
        "uniqueId": "AROAAPPAPPAPPAPPAPP1"}
ANY = {"kind": "role-any-session", "arn": ROLE_ARN, "account": A, "name": "app"}
ROOT = {"kind": "root", "arn": f"arn:aws:iam::{A}:root", "account": A}
FED = {"kind": "federated-user", "arn": f"arn:aws:sts::{A}:federated-user/bob", "account": A, "name": "bob", "federatedBy": USER["arn"]}
SERVICE = {"kind": "service", "name": "sns.amazonaws.com"}
ANON = {"kind": "anonymous"}
KEY = "arn:aws:s3:::bucket/key"
YES, NO, NEVER = "Allowed", "ImplicitlyDenied", "ExplicitlyDenied"

cases = []


def doc(*statements, version="2012-10-17"):
    return ({"Version": version} if version else {}) | {"Statement": list(statements)}


def st(effect="Allow", action="s3:GetObject", resource="*", **more):
    return {"Effect": effect, "Action": action} | ({"Resource": resource} if resource else {}) | more


def case(group, name, expected, principal=USER, action="s3:GetObject", on=KEY, owner=A, wild=False, context=None, **policies):
    every = {"identity": [], "resource": None, "boundary": None, "session": None, "scps": [], "rcps": [], "vpce": None} | policies
    number = sum(1 for c in cases if c["id"].startswith(group + "/")) + 1
    cases.append({"id": f"{group}/{number}", "name": name, "request": {
        "principal": principal, "action": action, "resource": on, "resourceAccount": owner, "wildcardOnly": wild, "context": context or {}},
        "policies": every, "expected": expected})


ALLOW, SILENT, DENY = doc(st()), doc(st(action="ec2:Nothing")), doc(st("Deny"))
EVERYONE = {"Principal": "*"}


def principal_doc(d):
    return {"Version": d["Version"], "Statement": [s | EVERYONE for s in d["Statement"]]}


# ---- operators -------------------------------------------------------------------------------------------------------------------------
# operator, policy value, a request value in the positive relation, one that is not, negated
OPERATORS = [
    ("StringEquals", "a*", "a*", "ab", False), ("StringNotEquals", "a", "a", "A", True),
    ("StringEqualsIgnoreCase", "aB", "Ab", "b", False), ("StringNotEqualsIgnoreCase", "aB", "AB", "b", True),
    ("StringLike", "a*c?", "abbcd", "abbc", False), ("StringNotLike", "a*", "abc", "Abc", True),
    ("NumericEquals", "10", "10.0", "10.1", False), ("NumericNotEquals", "10", "10.00", "9", True),
    ("NumericLessThan", "10", "9.99", "10", False), ("NumericLessThanEquals", "10", "10", "10.01", False),
    ("NumericGreaterThan", "-1", "0", "-1", False), ("NumericGreaterThanEquals", "10", "10", "9", False),
    ("DateEquals", "2026-01-01", "2026-01-01T01:00:00+01:00", "2026-01-01T00:00:01Z", False),
    ("DateNotEquals", "2026-01-01T00:00:00Z", "1767225600", "2026-01-02", True),
    ("DateLessThan", "2026-06-01", "2026-05-31T23:59:59.999Z", "2026-06-01T00:00:00Z", False),
    ("DateLessThanEquals", "2026-06", "2026-06-01", "2026-06-02", False),
    ("DateGreaterThan", "2026", "2026-01-01T00:00:01Z", "2026-01-01", False),
    ("DateGreaterThanEquals", "1767225600", "2026-01-01", "2025-12-31", False),
    ("Bool", "true", "true", "false", False), ("BinaryEquals", "AQID", "AQID", "BAUG", False),
    ("IpAddress", "10.0.0.0/8", "10.255.0.1", "11.0.0.1", False), ("NotIpAddress", "2001:db8::/32", "2001:db8:1::7", "2001:db9::1", True),
    ("ArnEquals", "arn:aws:sns:*:1:t", "arn:aws:sns:eu:1:t", "arn:aws:sns:eu:1:t:u", False),
    ("ArnLike", "arn:aws:sns:*:1:t*", "arn:aws:sns:eu:1:t:u", "arn:aws:sns:eu:2:t", False),
    ("ArnNotEquals", "arn:aws:s3:::b", "arn:aws:s3:::b", "arn:aws:s3:::c", True),
    ("ArnNotLike", "arn:aws:s3:::b/*", "arn:aws:s3:::b/c:d", "arn:aws:s3:::c/c", True),
]
for op, value, related, other, negated in OPERATORS:
    holds = not negated  # for a request value in the positive relation
    table = [
        (op, related, holds), (op, other, not holds), (op, None, negated), (op, [], negated), (op, [related], holds),
        (op + "IfExists", related, holds), (op + "IfExists", other, not holds), (op + "IfExists", None, True), (op + "IfExists", [], True),
        ("ForAllValues:" + op, related, holds), ("ForAllValues:" + op, [related, related], holds), ("ForAllValues:" + op, [related, other], False),
        ("ForAllValues:" + op, [other, other], not holds), ("ForAllValues:" + op, None, True), ("ForAllValues:" + op, [], True),
        ("ForAllValues:" + op + "IfExists", None, True), ("ForAllValues:" + op + "IfExists", [related, other], False),
        ("ForAnyValue:" + op, other, not holds), ("ForAnyValue:" + op, [related, other], True), ("ForAnyValue:" + op, [other, other], not holds),
        ("ForAnyValue:" + op, [related, related], holds), ("ForAnyValue:" + op, None, False), ("ForAnyValue:" + op, [], False),
        ("ForAnyValue:" + op + "IfExists", None, True), ("ForAnyValue:" + op + "IfExists", [other, related], True),
        ("ForAnyValue:" + op + "IfExists", [related if negated else other] * 2, False), ("ForAllValues:" + op + "IfExists", [other if negated else related] * 2, True),
        # undocumented, decided: without a set prefix several values match nothing, so that the negated operator holds
        (op, [related, other], negated), (op + "IfExists", [related, related], negated), (op + "IfExists", [other], not holds),
    ]
    for name, given, met in table:
        context = {} if given is None else {"test:Key": given}
        condition = {name: {"test:key": value}}
        case(f"operator/{op}", f"{name} {value!r} on {given!r}, in Allow", YES if met else NO, context=context, identity=[doc(st(Condition=condition))])
        if given is None or name == op:
            case(f"operator/{op}", f"{name} {value!r} on {given!r}, in Deny", NEVER if met else YES, context=context,
                 identity=[ALLOW, doc(st("Deny", Condition=condition))])
for wanted, given, met in [("true", None, True), ("true", "x", False), ("true", [], True), ("false", None, False), ("false", "x", True), ("false", [], False),
                           ("false", ["a", "b"], True)]:
    context = {} if given is None else {"test:Key": given}
    for name in ("Null", "ForAllValues:Null", "ForAnyValue:Null"):
        case("operator/Null", f"{name} {wanted} on {given!r}", YES if met else NO, context=context, identity=[doc(st(Condition={name: {"test:Key": wanted}}))])
for name, condition, context, met in [
    ("no operators", {}, {}, True),
    ("unknown operator", {"StringIs": {"test:Key": "a"}}, {"test:Key": "a"}, False),
    ("operator's name in capitals", {"STRINGLIKE": {"test:Key": "a*"}}, {"test:Key": "ab"}, True),
    ("two values or", {"StringEquals": {"test:Key": ["a", "b"]}}, {"test:Key": "b"}, True),
    ("two values nor", {"StringNotEquals": {"test:Key": ["a", "b"]}}, {"test:Key": "b"}, False),
    ("two keys and", {"StringEquals": {"test:Key": "a", "test:Other": "b"}}, {"test:Key": "a"}, False),
    ("two operators and", {"StringEquals": {"test:Key": "a"}, "Bool": {"aws:SecureTransport": "true"}}, {"test:Key": "a", "aws:SecureTransport": "false"}, False),
    ("unquoted number", {"NumericLessThan": {"test:Key": 5}}, {"test:Key": "4"}, True),
    ("unquoted boolean", {"Bool": {"test:Key": True}}, {"test:Key": "true"}, True),
    ("boolean in capitals", {"Bool": {"test:Key": "true"}}, {"test:Key": "TRUE"}, True),
    ("boolean as number", {"Bool": {"test:Key": "true"}}, {"test:Key": "1"}, False),
    ("unreadable number", {"NumericEquals": {"test:Key": "1"}}, {"test:Key": "one"}, False),
    ("unreadable date", {"DateLessThan": {"test:Key": "2026"}}, {"test:Key": "soon"}, False),
    ("unreadable address", {"NotIpAddress": {"test:Key": "10.0.0.0/8"}}, {"test:Key": "unknown"}, False),
    ("version 4 against 6", {"IpAddress": {"test:Key": "::/0"}}, {"test:Key": "10.0.0.1"}, False),
    ("version 4 against 6, negated", {"NotIpAddress": {"test:Key": "::/0"}}, {"test:Key": "10.0.0.1"}, True),
    ("bare address", {"IpAddress": {"test:Key": "10.0.0.1"}}, {"test:Key": "10.0.0.1"}, True),
    ("host bits do not count", {"IpAddress": {"test:Key": "10.1.2.3/8"}}, {"test:Key": "10.9.9.9"}, True),
    ("wildcard stays in its segment", {"ArnLike": {"test:Key": "arn:aws:sns:*:t"}}, {"test:Key": "arn:aws:sns:eu:1:t"}, False),
    ("no ARN at all", {"ArnLike": {"test:Key": "arn:*:*:*:*:*"}}, {"test:Key": "topic"}, False),
    ("key's case does not count", {"StringEquals": {"AWS:sourcevpc": "v"}}, {"aws:SourceVpc": "v"}, True),
    ("value's case counts", {"StringEquals": {"aws:SourceVpc": "V"}}, {"aws:SourceVpc": "v"}, False),
    ("tag key's case does not count", {"StringEquals": {"aws:PrincipalTag/TEAM": "blue"}}, {"aws:PrincipalTag/team": "blue"}, True),
    ("empty value is a value", {"StringEquals": {"test:Key": ""}}, {"test:Key": ""}, True),
    ("24:00 is no time of day", {"DateEquals": {"test:Key": "2026-01-02"}}, {"test:Key": "2026-01-01T24:00:00Z"}, False),
    ("a leap second is no time", {"DateGreaterThan": {"test:Key": "2016"}}, {"test:Key": "2016-12-31T23:59:60Z"}, False),
    ("a year is its first instant", {"DateEquals": {"test:Key": "2026"}}, {"test:Key": "2026-01-01T00:00:00Z"}, True),
    ("30 February is no date", {"DateLessThan": {"test:Key": "2027"}}, {"test:Key": "2026-02-30"}, False),
    ("no date is after anything, nor not equal to it but by negation", {"DateNotEquals": {"test:Key": "2026"}}, {"test:Key": "2026-13"}, True),
    ("epoch with a fraction", {"DateGreaterThan": {"test:Key": "1767225600"}}, {"test:Key": "1767225600.5"}, True),
    ("epoch before 1970", {"DateEquals": {"test:Key": "1969-12-31"}}, {"test:Key": "-86400"}, True),
    ("epoch of four characters, negative", {"DateEquals": {"test:Key": "1969-12-31T23:58:20Z"}}, {"test:Key": "-100"}, True),
    ("epoch of four characters, fraction", {"DateEquals": {"test:Key": "1970-01-01T00:00:12.5Z"}}, {"test:Key": "12.5"}, True),
    ("number beyond any range in the request", {"NumericGreaterThan": {"test:Key": "0"}}, {"test:Key": "1e400"}, False),
    ("number beyond any range in the policy", {"NumericLessThan": {"test:Key": "1e400"}}, {"test:Key": "1"}, False),
    ("number beyond any range, negated", {"NumericNotEquals": {"test:Key": "1"}}, {"test:Key": "1e400"}, True),
    ("number beyond any range, unquoted", {"NumericGreaterThan": {"test:Key": -1e300}}, {"test:Key": "1"}, False),
    ("minus zero is zero", {"NumericEquals": {"test:Key": "0"}}, {"test:Key": "-0"}, True),
    ("leading zeros do not count", {"NumericEquals": {"test:Key": "007"}}, {"test:Key": "7.0"}, True),
    ("no thousands separator", {"NumericEquals": {"test:Key": "1000"}}, {"test:Key": "1,000"}, False),
    ("no hexadecimal", {"NumericEquals": {"test:Key": "16"}}, {"test:Key": "0x10"}, False),
    ("no space before a number", {"NumericEquals": {"test:Key": "1"}}, {"test:Key": " 1"}, False),
    ("not a number", {"NumericEquals": {"test:Key": "NaN"}}, {"test:Key": "NaN"}, False),
    ("version 4 inside version 6 is version 6", {"IpAddress": {"test:Key": "10.0.0.0/8"}}, {"test:Key": "::ffff:10.0.0.1"}, False),
    ("version 4 inside version 6, negated", {"NotIpAddress": {"test:Key": "10.0.0.0/8"}}, {"test:Key": "::ffff:10.0.0.1"}, True),
    ("version 4 inside version 6, both", {"IpAddress": {"test:Key": "::ffff:10.0.0.0/104"}}, {"test:Key": "::ffff:10.1.0.1"}, True),
    ("version 4 inside version 6 stands at the end", {"IpAddress": {"test:Key": "::/0"}}, {"test:Key": "10.0.0.1::"}, False),
    ("an address with a zone is none", {"IpAddress": {"test:Key": "fe80::/10"}}, {"test:Key": "fe80::1%eth0"}, False),
    ("an address with a zone is none, negated", {"NotIpAddress": {"test:Key": "10.0.0.0/8"}}, {"test:Key": "fe80::1%eth0"}, False),
    ("an octet with a leading zero is none", {"IpAddress": {"test:Key": "10.0.0.0/8"}}, {"test:Key": "010.0.0.1"}, False),
    ("an octet with a leading zero is none, negated", {"NotIpAddress": {"test:Key": "8.0.0.0/8"}}, {"test:Key": "010.0.0.1"}, False),
    ("all of version 4", {"IpAddress": {"test:Key": "0.0.0.0/0"}}, {"test:Key": "255.255.255.255"}, True),
    ("all of version 6", {"IpAddress": {"test:Key": "::/0"}}, {"test:Key": "ffff:ffff::"}, True),
    ("a prefix longer than the address is no block", {"IpAddress": {"test:Key": "10.0.0.1/33"}}, {"test:Key": "10.0.0.1"}, False),
    ("an empty text is no truth value", {"Bool": {"test:Key": ""}}, {"test:Key": ""}, False),
    ("the Kelvin sign is no k", {"StringEquals": {"test:K": "a"}}, {"test:\u212a": "a"}, False),
    ("many plain values", {"StringEquals": {"test:Key": [f"v{i}" for i in range(20)]}}, {"test:Key": "v19"}, True),
]:
    case("condition", name, YES if met else NO, context=context, identity=[doc(st(Condition=condition))])

# ---- actions and resources -------------------------------------------------------------------------------------------------------------
for pattern, hit in [("*", 1), ("s3:*", 1), ("s3:GetObject", 1), ("S3:GETOBJECT", 1), ("s3:Get*", 1), ("s3:*Object", 1), ("s3:G?tO*t", 1), ("s3:get?bject", 1),
                     ("s3:Get", 0), ("s3:GetObjectAcl", 0), ("s3:GetObject?", 0), ("ec2:*", 0), (" s3:GetObject", 0), ("s3:GetObject ", 0), ("s3:", 0),
                     ("s3:GetObject,s3:PutObject", 0), ("s3: GetObject", 0), ("s3:GetObject*", 1), ("s3:*Get*Object*", 1), ("s3:**", 1)]:
    case("action", f"Action {pattern!r}", YES if hit else NO, identity=[doc(st(action=pattern))])
    case("action", f"NotAction {pattern!r}", NO if hit else YES, identity=[doc({"Effect": "Allow", "NotAction": pattern, "Resource": "*"})])
    case("action", f"Deny {pattern!r}", NEVER if hit else YES, identity=[ALLOW, doc(st("Deny", action=pattern))])
case("action", "a list", YES, identity=[doc(st(action=["ec2:*", "s3:GetObject"]))])
case("action", "NotAction of a list", NO, identity=[doc({"Effect": "Allow", "NotAction": ["ec2:*", "s3:Get*"], "Resource": "*"})])
for pattern, resource, hit in [
    ("*", KEY, 1), ("arn:aws:s3:::bucket/key", KEY, 1), ("arn:aws:s3:::bucket/*", KEY, 1), ("arn:aws:s3:::Bucket/key", KEY, 0), ("arn:aws:s3:::bucket", KEY, 0),
    ("arn:aws:s3:::b*y", KEY, 1), ("arn:aws:s3:::bucket/???", KEY, 1), ("arn:aws:s3:::bucket/??", KEY, 0), ("arn:aws:s3:*:*:bucket/key", KEY, 1),
    ("arn:aws:s3", KEY, 1), ("arn:aws:sqs", KEY, 0), ("arn:aws:s3:::bucket/*/x", "arn:aws:s3:::bucket/a/b/x", 1), ("arn:aws:*:::bucket/key", KEY, 1),
    ("arn:aws:sqs:*:q", "arn:aws:sqs:eu:111122223333:q", 0), ("arn:aws:sqs:eu*:q", "arn:aws:sqs:eu:111122223333:q", 0),
    ("arn:aws:sqs:e*:*:q", "arn:aws:sqs:eu:111122223333:q", 1), ("arn:aws:logs:*:*:log-group:*", "arn:aws:logs:eu:111122223333:log-group:a:b/c", 1),
    ("arn:aws:sqs:eu", "arn:aws:sqs:us:111122223333:q", 0), ("arn:aws-cn:s3:::bucket/key", KEY, 0), ("arn:aws:s3:::bucket/key*", KEY, 1),
]:
    case("resource", f"Resource {pattern!r} on {resource}", YES if hit else NO, on=resource, identity=[doc(st(resource=pattern))])
    case("resource", f"NotResource {pattern!r} on {resource}", NO if hit else YES, on=resource,
         identity=[doc({"Effect": "Allow", "Action": "*", "NotResource": pattern})])
for pattern, hit in [("*", 1), ("**", 1), ("?", 1), ("arn:aws:s3:::*", 0), ("arn:*", 0), ("arn:aws:s3:::bucket", 0), ("***", 1)]:
    case("resource/none", f"action without resource, Resource {pattern!r}", YES if hit else NO, action="s3:ListAllMyBuckets", on="*", wild=True,
         identity=[doc(st(action="s3:*", resource=pattern))])
    case("resource/none", f"action without resource, Deny on {pattern!r}", NEVER if hit else YES, action="s3:ListAllMyBuckets", on="*", wild=True,
         identity=[doc(st(action="*")), doc(st("Deny", action="s3:*", resource=pattern))])

# ---- variables -------------------------------------------------------------------------------------------------------------------------
TAGS = {"aws:username": "alice", "aws:PrincipalTag/team": "blue", "aws:PrincipalTag/star": "*", "test:account": A}
for pattern, resource, hit in [
    ("arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/alice/x", 1), ("arn:aws:s3:::b/${aws:username}/*", "arn:aws:s3:::b/bob/x", 0),
    ("arn:aws:s3:::b/${AWS:USERNAME}/*", "arn:aws:s3:::b/alice/x", 1), ("arn:aws:s3:::b/${aws:PrincipalTag/team}", "arn:aws:s3:::b/blue", 1),
    ("arn:aws:s3:::b/${aws:PrincipalTag/none}", "arn:aws:s3:::b/", 0), ("arn:aws:s3:::b/${aws:PrincipalTag/none}*", "arn:aws:s3:::b/x", 0),
    ("arn:aws:s3:::b/${aws:PrincipalTag/none, 'all'}", "arn:aws:s3:::b/all", 1), ("arn:aws:s3:::b/${aws:PrincipalTag/team, 'all'}", "arn:aws:s3:::b/all", 0),
    ("arn:aws:s3:::b/${aws:PrincipalTag/star}", "arn:aws:s3:::b/x", 0), ("arn:aws:s3:::b/${aws:PrincipalTag/star}", "arn:aws:s3:::b/*", 1),
    ("arn:aws:s3:::b/${*}", "arn:aws:s3:::b/x", 0), ("arn:aws:s3:::b/${*}", "arn:aws:s3:::b/*", 1), ("arn:aws:s3:::b/${?}", "arn:aws:s3:::b/x", 0),
    ("arn:aws:s3:::b/${?}", "arn:aws:s3:::b/?", 1), ("arn:aws:s3:::b/${$}{x}", "arn:aws:s3:::b/${x}", 1), ("arn:aws:sqs:*:${test:account}:q", f"arn:aws:sqs:eu:{A}:q", 0),
]:
    case("variable/resource", f"{pattern} on {resource}", YES if hit else NO, on=resource, context=TAGS, identity=[doc(st(resource=pattern))])
case("variable/resource", "2008: plain text", NO, on="arn:aws:s3:::b/alice", context=TAGS, identity=[doc(st(resource="arn:aws:s3:::b/${aws:username}"), version="2008-10-17")])
case("variable/resource", "2008: matches itself", YES, on="arn:aws:s3:::b/${aws:username}", context=TAGS,
     identity=[doc(st(resource="arn:aws:s3:::b/${aws:username}"), version="2008-10-17")])
case("variable/resource", "no version means 2008", NO, on="arn:aws:s3:::b/alice", context=TAGS, identity=[doc(st(resource="arn:aws:s3:::b/${aws:username}"), version=None)])
case("variable/resource", "absent in NotResource excludes nothing", YES, context=TAGS,
     identity=[doc({"Effect": "Allow", "Action": "*", "NotResource": "arn:aws:s3:::bucket/${aws:PrincipalTag/none}*"})])
for op, value, given, met in [
    ("StringEquals", "${aws:username}", "alice", 1), ("StringEquals", "${aws:username}", "bob", 0), ("StringLike", "${aws:username}-*", "alice-1", 1),
    ("StringEquals", "${aws:none}", "x", 0), ("StringNotEquals", "${aws:none}", "x", 1), ("StringNotLike", "${aws:none}*", "x", 1),
    ("StringEquals", "${aws:none, 'x'}", "x", 1), ("StringLike", "${aws:PrincipalTag/star}", "x", 0), ("StringLike", "${aws:PrincipalTag/star}", "*", 1),
    ("ArnLike", "arn:aws:s3:::${aws:username}/*", "arn:aws:s3:::alice/k", 1), ("ArnLike", "arn:aws:iam::${test:account}:role/*", f"arn:aws:iam::{A}:role/r", 1),
    ("NumericEquals", "${test:account}", A, 0), ("Bool", "${test:flag}", "true", 1), ("StringEqualsIgnoreCase", "${aws:username}", "ALICE", 1),
]:
    case("variable/condition", f"{op} {value} on {given}", YES if met else NO, context=TAGS | {"test:Key": given, "test:flag": "true"},
         identity=[doc(st(Condition={op: {"test:Key": value}}))])

for op, value, given, met in [
    ("StringLike", "${*}", "x", 0), ("StringLike", "${*}", "*", 1), ("StringLike", "a${?}*", "a?b", 1), ("StringLike", "a${?}*", "abb", 0), ("StringEquals", "${$}{x}", "${x}", 1),
    ("StringEquals", "${AWS:UserName}", "alice", 1), ("StringEquals", "${aws:PrincipalTag/team, 'x'}", "x", 0), ("StringEquals", "${aws:PrincipalTag/team, 'x'}", "blue", 1),
    ("StringEquals", "${test:many}", "a", 0), ("StringNotEquals", "${test:many}", "a", 1), ("StringEquals", "${test:empty, 'x'}", "x", 1), ("StringEquals", "${test:empty}", "", 0),
    ("StringEquals", "${aws:username", "${aws:username", 1), ("StringEquals", "${}", "${}", 1), ("StringEquals", "$", "$", 1), ("StringLike", "*-${aws:username}-*", "x-alice-y", 1),
    ("StringLike", "${aws:username}${aws:PrincipalTag/team}", "aliceblue", 1), ("StringNotLike", "${aws:username}*", "alice", 0), ("ArnLike", "arn:aws:s3:::${aws:PrincipalTag/star}", "arn:aws:s3:::x", 0),
    ("DateEquals", "${test:date}", "2026-01-01", 0), ("IpAddress", "${test:ip}", "10.0.0.1", 0), ("BinaryEquals", "${test:bin}", "AQID", 0),
]:
    context = TAGS | {"test:Key": given, "test:many": ["a", "b"], "test:empty": [], "test:date": "2026-01-01", "test:ip": "10.0.0.1", "test:bin": "AQID"}
    case("variable/condition", f"{op} {value} on {given!r}", YES if met else NO, context=context, identity=[doc(st(Condition={op: {"test:Key": value}}))])
for version in ("2008-10-17", None):
    case("variable/condition", f"version {version}: plain text", NO, context=TAGS | {"test:Key": "alice"},
         identity=[doc(st(Condition={"StringEquals": {"test:Key": "${aws:username}"}}), version=version)])
    case("variable/condition", f"version {version}: matches itself", YES, context=TAGS | {"test:Key": "${aws:username}"},
         identity=[doc(st(Condition={"StringEquals": {"test:Key": "${aws:username}"}}), version=version)])
    case("variable/condition", f"version {version}: the star in an escape is a wildcard", YES, context=TAGS | {"test:Key": "${anything}"},
         identity=[doc(st(Condition={"StringLike": {"test:Key": "${*}"}}), version=version)])

# ---- principals: how firmly each form names each caller --------------------------------------------------------------------------------
CALLERS = {"user": USER, "role": ROLE, "any": ANY, "root": ROOT, "federated": FED, "service": SERVICE, "anonymous": ANON}
SESSION = ROLE["arn"]
FORMS = [  # principal, then the strength for user, role, any session, root, federated user, service, anonymous
    ("*", "DDDDDDD"), ({"AWS": "*"}, "DDDDDDD"), ({"AWS": A}, "AAADA--"), ({"AWS": f"arn:aws:iam::{A}:root"}, "AAADA--"), ({"AWS": B}, "-------"),
    ({"AWS": USER["arn"]}, "D---E--"), ({"AWS": f"arn:aws:iam::{A}:user/alice"}, "-------"), ({"AWS": ROLE_ARN}, "-EE----"),
    ({"AWS": f"arn:aws:iam::{A}:role/app"}, "-------"), ({"AWS": SESSION}, "-D-----"), ({"AWS": f"arn:aws:sts::{A}:assumed-role/app/s2"}, "-------"),
    ({"AWS": FED["arn"]}, "----D--"), ({"Service": "sns.amazonaws.com"}, "-----D-"), ({"Service": "sqs.amazonaws.com"}, "-------"),
    ({"AWS": [B, A]}, "AAADA--"), ({"AWS": [A, ROLE_ARN, SESSION]}, "ADEDA--"), ({"AWS": B, "Service": ["a.amazonaws.com", "sns.amazonaws.com"]}, "-----D-"),
    ({"AWS": "AIDAALICEALICEALICE1"}, "D------"), ({"AWS": "AROAAPPAPPAPPAPPAPP1"}, "-E-----"), ({"AWS": "AIDAGONEGONEGONEGONE"}, "-------"),
    ({"Federated": "accounts.google.com"}, "-------"),
]


def combine(strength, identity, limits, mandatory, member, root, cross):
    """Sections 10 and 11 of the specification for a resource policy's strongest grant, nothing denying."""
    if not member and not root:
        return strength == "D"
    if root:
        return strength != "-" if cross else (strength in "DA" if mandatory else True)
    if cross:
        return strength != "-" and identity and limits
    if strength == "D":
        return True
    if strength == "E":
        return limits
    if mandatory:
        return strength == "A" and identity and limits
    return identity and limits


for form, strengths in FORMS:
    for (name, caller), strength in zip(CALLERS.items(), strengths):
        member = name in ("user", "role", "any", "federated")
        for identity, limits, cross in itertools.product((True, False), (True, False), (True, False)):
            if not member and (identity or limits):
                continue
            verdict = YES if combine(strength, identity, limits, False, member, name == "root", cross) else NO
            limiting = {"boundary": [ALLOW if limits else SILENT], "session": [ALLOW if limits else SILENT]} if member else {}
            case(f"principal/{name}", f"{json.dumps(form)}, identity {identity}, limits {limits}, {'cross' if cross else 'same'} account", verdict,
                 principal=caller, owner=B if cross else A, identity=[ALLOW] if identity else [], resource=doc(st(Principal=form)), **limiting)
        denied = doc(st("Deny", Principal=form))
        open_session = {"session": [ALLOW]} if name == "federated" else {}
        otherwise = YES if member or name == "root" else NO
        case(f"principal/{name}", f"{json.dumps(form)}, Deny", NEVER if strength != "-" else otherwise, principal=caller, identity=[ALLOW] if member else [],
             resource=denied, **open_session)
for name, caller, listed, deny, allow in [  # does NotPrincipal apply, under Deny and under Allow
    ("user only", USER, [USER["arn"]], 1, 0), ("user and account", USER, [USER["arn"], A], 0, 0), ("account only", USER, [A], 1, 0), ("nobody of ours", USER, [B], 1, 1),
    ("role and account", ROLE, [ROLE_ARN, f"arn:aws:iam::{A}:root"], 0, 0), ("session and account", ROLE, [SESSION, A], 0, 0), ("role only", ROLE, [ROLE_ARN], 1, 0),
    ("another session", ROLE, [f"arn:aws:sts::{A}:assumed-role/app/s2", A], 1, 0), ("root by account", ROOT, [A], 0, 0), ("root unlisted", ROOT, [B], 1, 1),
    ("anonymous", ANON, [A], 1, 1), ("service", SERVICE, [A], 1, 1),
]:
    member = caller in (USER, ROLE)
    other = YES if member or caller is ROOT else NO
    case("notprincipal", f"{name}, Deny", NEVER if deny else other, principal=caller, identity=[ALLOW] if member else [],
         resource=doc({"Effect": "Deny", "NotPrincipal": {"AWS": listed}, "Action": "*", "Resource": "*"}))
    case("notprincipal", f"{name}, Allow", YES if allow or caller is ROOT else NO, principal=caller,
         resource=doc({"Effect": "Allow", "NotPrincipal": {"AWS": listed}, "Action": "*", "Resource": "*"}))
CANON = "c0ffee" + "0" * 58  # an account's id as S3 knows it: names the account, no more
KNOWN = USER | {"canonicalUserId": CANON}
for name, expected, options in [
    ("by its canonical id, identity allows", YES, {"identity": [ALLOW], "resource": doc(st(Principal={"CanonicalUser": CANON}))}),
    ("by its canonical id alone", NO, {"resource": doc(st(Principal={"CanonicalUser": CANON}))}),
    ("by its canonical id, another account's resource", YES, {"owner": B, "identity": [ALLOW], "resource": doc(st(Principal={"CanonicalUser": CANON}))}),
    ("by its canonical id, another account's resource, identity silent", NO, {"owner": B, "resource": doc(st(Principal={"CanonicalUser": CANON}))}),
    ("by another canonical id, another account's resource", NO, {"owner": B, "identity": [ALLOW], "resource": doc(st(Principal={"CanonicalUser": "d" * 64}))}),
    ("by its canonical id, Deny", NEVER, {"identity": [ALLOW], "resource": doc(st("Deny", Principal={"CanonicalUser": CANON}))}),
    ("by its canonical id under AWS", NO, {"owner": B, "identity": [ALLOW], "resource": doc(st(Principal={"AWS": CANON}))}),
]:
    case("principal/canonical", f"the account {name}", expected, principal=KNOWN, **options)
for name, caller, listed, expected in [
    ("account twice, never the user", KNOWN, {"AWS": A, "CanonicalUser": CANON}, NEVER), ("user, and account by canonical id", KNOWN, {"AWS": USER["arn"], "CanonicalUser": CANON}, YES),
    ("root by canonical id", ROOT | {"canonicalUserId": CANON}, {"CanonicalUser": CANON}, YES),
]:
    case("notprincipal", f"{name}, Deny", expected, principal=caller, identity=[ALLOW] if caller is KNOWN else [],
         resource=doc({"Effect": "Deny", "NotPrincipal": listed, "Action": "*", "Resource": "*"}))
case("notprincipal", "a boundary is never spared", NEVER, identity=[ALLOW], boundary=[ALLOW],
     resource=doc({"Effect": "Deny", "NotPrincipal": {"AWS": [USER["arn"], A]}, "Action": "*", "Resource": "*"}))
case("notprincipal", "no principal at all never matches", NO, resource=doc(st()))

# ---- layers ----------------------------------------------------------------------------------------------------------------------------
STATES = {"absent": None, "allow": ALLOW, "silent": SILENT, "deny": DENY}
for combination in itertools.product(STATES, repeat=5):
    if combination[0] == "absent":
        continue
    identity, boundary, session, scp, rcp = combination
    verdict = NEVER if "deny" in combination else NO if "silent" in combination else YES
    layer = {"identity": [STATES[identity]]}
    layer |= {"boundary": [STATES[boundary]]} if boundary != "absent" else {}
    layer |= {"session": [STATES[session]]} if session != "absent" else {}
    layer |= {"scps": [[STATES[scp]]]} if scp != "absent" else {}
    layer |= {"rcps": [[principal_doc(STATES[rcp])]]} if rcp != "absent" else {}
    case("layers", "identity {}, boundary {}, session {}, SCP {}, RCP {}".format(*combination), verdict, principal=ROLE, **layer)
for levels, verdict in [([[ALLOW], [ALLOW]], YES), ([[ALLOW], [SILENT]], NO), ([[SILENT], [ALLOW]], NO), ([[SILENT, ALLOW], [ALLOW]], YES), ([[ALLOW], []], NO),
                        ([[ALLOW], [ALLOW, DENY]], NEVER), ([[DENY, ALLOW], [ALLOW], [ALLOW]], NEVER), ([[ALLOW]] * 5, YES), ([[ALLOW]] * 4 + [[SILENT]], NO)]:
    case("levels", f"{len(levels)} levels of SCPs", verdict, identity=[ALLOW], scps=levels)
    case("levels", f"{len(levels)} levels of RCPs", verdict, identity=[ALLOW], rcps=[[principal_doc(d) for d in level] for level in levels])
for name, vpce, verdict in [("allows", [principal_doc(ALLOW)], YES), ("silent", [principal_doc(SILENT)], NO), ("denies", [principal_doc(DENY)], NEVER), ("empty", [], NO),
                            ("names another", [doc(st(Principal={"AWS": B}))], NO), ("names the caller", [doc(st(Principal={"AWS": USER["arn"]}))], YES)]:
    case("endpoint", name, verdict, identity=[ALLOW], vpce=vpce)
case("session", "an empty list grants nothing", NO, principal=ROLE, identity=[ALLOW], session=[])
case("session", "two are or-ed", YES, principal=ROLE, identity=[ALLOW], session=[SILENT, ALLOW])
case("session", "a grant in the session alone is none", NO, principal=ROLE, session=[ALLOW])
case("boundary", "a grant in the boundary alone is none", NO, boundary=[ALLOW])
case("session", "a federated user without one has nothing", NO, principal=FED, identity=[ALLOW])
case("session", "a federated user with one", YES, principal=FED, identity=[ALLOW], session=[ALLOW])
case("session", "a federated user named itself needs none", YES, principal=FED, resource=doc(st(Principal={"AWS": FED["arn"]})))
case("session", "a federated user whose user is named needs one", NO, principal=FED, resource=doc(st(Principal={"AWS": USER["arn"]})))
case("session", "a federated user whose user is named, with one", YES, principal=FED, session=[ALLOW], resource=doc(st(Principal={"AWS": USER["arn"]})))

# ---- callers ---------------------------------------------------------------------------------------------------------------------------
for name, expected, options in [
    ("root may", YES, {}), ("root under a silent SCP", NO, {"scps": [[SILENT]]}), ("root under a denying SCP", NEVER, {"scps": [[DENY]]}),
    ("root under a denying RCP", NEVER, {"rcps": [[principal_doc(DENY)]]}), ("root denied by the resource", NEVER, {"resource": doc(st("Deny", Principal="*"))}),
]:
    case("root", name, expected, principal=ROOT, **options)
case("root", "another account's resource", NO, principal=ROOT, owner=B)
case("root", "another account's resource that names its account", YES, principal=ROOT, owner=B, resource=doc(st(Principal={"AWS": A})))
for name, expected, options in [
    ("granted", YES, {}), ("no SCP for services", YES, {"scps": [[DENY]]}), ("an RCP for services", NEVER, {"rcps": [[principal_doc(DENY)]]}),
    ("an RCP that spares services", YES, {"rcps": [[principal_doc(ALLOW), doc(st("Deny", Principal="*", Condition={"BoolIfExists": {"aws:PrincipalIsAWSService": "false"}}))]]}),
    ("no endpoint for services", YES, {"vpce": []}),
]:
    case("service", name, expected, principal=SERVICE, resource=doc(st(Principal={"Service": SERVICE["name"]})), **options)
CONFUSED = doc(st(Principal={"Service": SERVICE["name"]}, Condition={"StringEquals": {"aws:SourceAccount": A}}))
case("service", "confused deputy: ours", YES, principal=SERVICE, resource=CONFUSED, context={"aws:SourceAccount": A})
case("service", "confused deputy: theirs", NO, principal=SERVICE, resource=CONFUSED, context={"aws:SourceAccount": B})
case("service", "confused deputy: unknown", NO, principal=SERVICE, resource=CONFUSED)
for key, operator, ours, theirs in [  # who may use the service as a deputy, and who is told apart from that only by a hair
    ("aws:SourceAccount", "StringEquals", A, [B, A + " ", A[:-1], ""]),
    ("aws:SourceArn", "ArnLike", "arn:aws:s3:::ours", ["arn:aws:s3:::ours2", "arn:aws:s3:::OURS", f"arn:aws:sns:us-east-1:{A}:ours", "ours", "*"]),
    ("aws:SourceArn", "StringEquals", f"arn:aws:sns:us-east-1:{A}:t", [f"arn:aws:sns:us-east-1:{B}:t", f"arn:aws:sns:us-east-1:{A}:T", "arn:aws:sns:us-east-1:*:t"]),
    ("aws:SourceOrgID", "StringEquals", "o-ours000000", ["o-theirs0000", "O-OURS000000", "o-ours00000"]),
    ("aws:SourceOrgPaths", "ForAnyValue:StringLike", "o-ours000000/r-1/ou-1/*", [["o-ours000000/r-1/ou-2/"], ["o-theirs0000/r-1/ou-1/"], ["x/o-ours000000/r-1/ou-1/"]]),
]:
    grant = doc(st(action="sts:AssumeRole", resource=None, Principal={"Service": SERVICE["name"]}, Condition={operator: {key: ours}}))
    deputy = {"principal": SERVICE, "action": "sts:AssumeRole", "on": f"arn:aws:iam::{A}:role/target", "resource": grant}
    own = ["o-ours000000/r-1/ou-1/ou-3/"] if key == "aws:SourceOrgPaths" else ours
    case("service", f"confused deputy: {key}, ours", YES, context={key: own}, **deputy)
    case("service", f"confused deputy: {key}, nobody's", NO, **deputy)
    for value in theirs:
        case("service", f"confused deputy: {key}, {value}", NO, context={key: value}, **deputy)
    for name, caller in (("user", USER), ("role", ROLE), ("root", ROOT)):
        case("service", f"confused deputy: {key}, a {name} with the service's word", NO, **deputy | {"principal": caller}, context={key: own}, identity=[doc(st(action="*"))])
    spared = doc(st(action="sts:AssumeRole", resource=None, Principal={"Service": SERVICE["name"]}), {"Effect": "Deny", "Principal": "*", "Action": "*",
                 "Condition": {("StringNotEquals" if operator == "StringEquals" else operator.replace("Like", "NotLike").replace("ForAnyValue", "ForAllValues")): {key: ours}}})
    case("service", f"confused deputy: {key}, a deny of all others spares ours", YES, context={key: own}, **deputy | {"resource": spared})
    case("service", f"confused deputy: {key}, a deny of all others reaches nobody's", NEVER, **deputy | {"resource": spared})
case("callerkeys", "aws:PrincipalArn of a session is the role", YES, principal=ROLE, identity=[doc(st(Condition={"ArnEquals": {"aws:PrincipalArn": ROLE_ARN}}))])
case("callerkeys", "aws:username of a user", YES, on="arn:aws:s3:::b/alice", identity=[doc(st(resource="arn:aws:s3:::b/${aws:username}"))])
case("callerkeys", "aws:username of a session is absent", NO, principal=ROLE, on="arn:aws:s3:::b/app", identity=[doc(st(resource="arn:aws:s3:::b/${aws:username}"))])
case("callerkeys", "aws:PrincipalAccount", YES, identity=[doc(st(Condition={"StringEquals": {"aws:PrincipalAccount": A}}))])
case("callerkeys", "the case's own value counts", NO, context={"aws:PrincipalAccount": B}, identity=[doc(st(Condition={"StringEquals": {"aws:PrincipalAccount": A}}))])

LINKED = ROLE | {"serviceLinked": True}
for name, expected, options in [
    ("no SCP reaches it", YES, {"scps": [[DENY]]}), ("no missing SCP either", YES, {"scps": [[SILENT]]}), ("no RCP reaches it", YES, {"rcps": [[principal_doc(DENY)]]}),
    ("a resource policy does", NEVER, {"resource": doc(st("Deny", Principal="*"))}), ("an endpoint policy does", NO, {"vpce": [principal_doc(SILENT)]}),
]:
    case("servicelinked", name, expected, principal=LINKED, identity=[ALLOW], **options)
ASSUMED_ROOT = {"kind": "assumed-root", "arn": f"arn:aws:sts::{A}:assumed-root", "account": A}
for name, expected, options in [
    ("without task policy nothing", NO, {}), ("what the task policy allows", YES, {"session": [ALLOW]}), ("not what it does not", NO, {"session": [SILENT]}),
    ("what it denies", NEVER, {"session": [ALLOW, DENY]}), ("an SCP limits", NO, {"session": [ALLOW], "scps": [[SILENT]]}), ("an SCP denies", NEVER, {"session": [ALLOW], "scps": [[DENY]]}),
    ("the resource denies", NEVER, {"session": [ALLOW], "resource": doc(st("Deny", Principal={"AWS": A}))}), ("identity policies are nobody's", NO, {"identity": [ALLOW], "session": [SILENT]}),
]:
    case("assumedroot", name, expected, principal=ASSUMED_ROOT, **options)

# ---- across accounts: the caller's side and the resource's side ------------------------------------------------------------------------------------
for (who, caller), (grants, form), identity, limit, scp, rcp in itertools.product(
        [("user", USER), ("role", ROLE), ("root", ROOT)], [("nobody", None), ("account", {"AWS": A}), ("everyone", "*")], ("allow", "silent", "deny"),
        ("allow", "silent"), ("allow", "silent"), ("allow", "silent", "deny")):
    if caller is ROOT and (identity != "allow" or limit != "allow"):
        continue
    resource = doc(st(Principal=form)) if form else None
    caller_side = (caller is ROOT or (identity == "allow" and limit == "allow")) and scp == "allow"
    verdict = NEVER if "deny" in (identity, rcp) else YES if caller_side and form and rcp == "allow" else NO
    own = {} if caller is ROOT else {"identity": [STATES[identity]], ("boundary" if caller is USER else "session"): [STATES[limit]]}
    case("crossaccount", f"{who}, the resource names {grants}, identity {identity}, limit {limit}, SCP {scp}, RCP {rcp}", verdict, principal=caller, owner=B,
         resource=resource, scps=[[STATES[scp]]], rcps=[[principal_doc(STATES[rcp])]], **own)
for name, caller, form, session, expected in [
    ("federated user, account named, session allows", FED, {"AWS": A}, [ALLOW], YES), ("federated user, itself named, no session", FED, {"AWS": FED["arn"]}, None, NO),
    ("federated user, itself named, session allows", FED, {"AWS": FED["arn"]}, [ALLOW], YES), ("service, named", SERVICE, {"Service": SERVICE["name"]}, None, YES),
    ("service, account named", SERVICE, {"AWS": A}, None, NO), ("anonymous, everyone named", ANON, "*", None, YES), ("anonymous, account named", ANON, {"AWS": B}, None, NO),
]:
    case("crossaccount", name, expected, principal=caller, owner=B, identity=[ALLOW] if caller is FED else [], resource=doc(st(Principal=form)), session=session)
case("crossaccount", "the owner's account in the ARN counts when nobody names it", NO, on=f"arn:aws:sqs:eu-west-1:{B}:q", owner=None, identity=[doc(st(action="s3:GetObject"))])
for name, options, expected in [
    ("an RCP denies", {"rcps": [[principal_doc(DENY)]]}, NEVER), ("an RCP is silent", {"rcps": [[principal_doc(SILENT)]]}, NO), ("no SCP for nobody", {"scps": [[DENY]]}, YES),
    ("an endpoint policy is silent", {"vpce": [principal_doc(SILENT)]}, NO), ("an endpoint policy allows", {"vpce": [principal_doc(ALLOW)]}, YES),
]:
    case("anonymous", name, expected, principal=ANON, resource=doc(st(Principal="*")), **options)

# ---- MFA, the classic pair -------------------------------------------------------------------------------------------------------------
for present, bool_denies, if_exists_denies in [(None, 0, 1), ("false", 1, 1), ("true", 0, 0)]:
    context = {} if present is None else {"aws:MultiFactorAuthPresent": present}
    for op, denies in (("Bool", bool_denies), ("BoolIfExists", if_exists_denies)):
        case("mfa", f"deny unless MFA by {op}, key {present}", NEVER if denies else YES, context=context,
             identity=[ALLOW, doc(st("Deny", Condition={op: {"aws:MultiFactorAuthPresent": "false"}}))])

# ---- trust and key policies ------------------------------------------------------------------------------------------------------------
TARGET, ASSUME = f"arn:aws:iam::{A}:role/target", doc(st(action="sts:AssumeRole"))
for name, caller, form, identity, owner, expected in [
    ("names the user", USER, {"AWS": USER["arn"]}, 0, A, YES), ("names the account", USER, {"AWS": A}, 0, A, NO), ("names the account, identity allows", USER, {"AWS": A}, 1, A, YES),
    ("names nobody here", USER, {"AWS": B}, 1, A, NO), ("names the role", ROLE, {"AWS": ROLE_ARN}, 0, A, YES), ("names the session", ROLE, {"AWS": SESSION}, 0, A, YES),
    ("names everyone", USER, "*", 0, A, YES), ("a service", SERVICE, {"Service": SERVICE["name"]}, 0, A, YES), ("another service", SERVICE, {"Service": "ec2.amazonaws.com"}, 0, A, NO),
    ("root cannot", ROOT, {"AWS": A}, 0, A, NO), ("cross account, identity silent", USER, {"AWS": USER["arn"]}, 0, B, NO), ("cross account, both", USER, {"AWS": A}, 1, B, YES),
    ("cross account, only identity", USER, {"AWS": B}, 1, B, NO), ("stored by unique id", USER, {"AWS": USER["uniqueId"]}, 0, A, YES),
    ("a namesake's unique id", USER, {"AWS": "AIDAGONEGONEGONEGONE"}, 1, A, NO),
]:
    case("trust", name, expected, principal=caller, action="sts:AssumeRole", on=TARGET, owner=owner, identity=[ASSUME] if identity else [],
         resource=doc(st(action="sts:AssumeRole", resource=None, Principal=form)))
EXTERNAL = doc(st(action="sts:AssumeRole", resource=None, Principal={"AWS": A}, Condition={"StringEquals": {"sts:ExternalId": "secret"}}))
for given, expected in [("secret", YES), ("Secret", NO), (None, NO)]:
    case("trust", f"external id {given}", expected, action="sts:AssumeRole", on=TARGET, owner=B, identity=[ASSUME], resource=EXTERNAL,
         context={} if given is None else {"sts:ExternalId": given})
case("trust", "no trust policy", NO, action="sts:AssumeRole", on=TARGET, identity=[ASSUME])
case("trust", "identity denies", NEVER, action="sts:AssumeRole", on=TARGET, identity=[doc(st("Deny", action="sts:*"))],
     resource=doc(st(action="sts:AssumeRole", resource=None, Principal={"AWS": USER["arn"]})))
case("trust", "tagging the session is a question of its own", NO, action="sts:TagSession", on=TARGET, identity=[ASSUME],
     resource=doc(st(action="sts:AssumeRole", resource=None, Principal={"AWS": USER["arn"]})))
OIDC, CORP = f"arn:aws:iam::{A}:oidc-provider/id.example.com", f"arn:aws:iam::{A}:saml-provider/corp"
for kind, provider, action in [("web-identity", OIDC, "sts:AssumeRoleWithWebIdentity"), ("web-identity", "accounts.google.com", "sts:AssumeRoleWithWebIdentity"), ("saml", CORP, "sts:AssumeRoleWithSAML")]:
    token = {"kind": kind, "federatedBy": provider}
    for name, effect, form, expected in [
        ("its provider", "Allow", {"Federated": provider}, YES), ("another provider", "Allow", {"Federated": "cognito-identity.amazonaws.com"}, NO), ("everyone", "Allow", "*", NO),
        ("the account", "Allow", {"AWS": A}, NO), ("one of two", "Allow", {"Federated": ["www.amazon.com", provider]}, YES), ("its provider, denied", "Deny", {"Federated": provider}, NEVER),
        ("everyone, denied", "Deny", "*", NEVER), ("another provider, denied", "Deny", {"Federated": "www.amazon.com"}, NO),
    ]:
        case("trust/token", f"{kind} of {provider}, the policy names {name}", expected, principal=token, action=action, on=TARGET,
             resource=doc(st(effect, action=action, resource=None, Principal=form)))
    case("trust/token", f"{kind} of {provider}, no SCP reaches it", YES, principal=token, action=action, on=TARGET, scps=[[DENY]],
         resource=doc(st(action=action, resource=None, Principal={"Federated": provider})))
    case("trust/token", f"{kind} of {provider}, an RCP does", NEVER, principal=token, action=action, on=TARGET, rcps=[[doc(st(action="*") | EVERYONE, st("Deny", action="sts:*") | EVERYONE)]],
         resource=doc(st(action=action, resource=None, Principal={"Federated": provider})))
    case("trust/token", f"{kind} of {provider}, an audience is asked for and missing", NO, principal=token, action=action, on=TARGET,
         resource=doc(st(action=action, resource=None, Principal={"Federated": provider}, Condition={"StringEquals": {"test:aud": "app"}})))
KMS = f"arn:aws:kms:eu-west-1:{A}:key/1"
DECRYPT = doc(st(action="kms:Decrypt"))
for name, form, identity, limits, expected in [
    ("account grant and identity", {"AWS": f"arn:aws:iam::{A}:root"}, 1, 1, YES), ("account grant alone", {"AWS": A}, 0, 1, NO), ("identity alone", {"AWS": B}, 1, 1, NO),
    ("user named", {"AWS": USER["arn"]}, 0, 0, YES), ("account grant, limited", {"AWS": A}, 1, 0, NO),
]:
    case("kms", name, expected, action="kms:Decrypt", on=KMS, identity=[DECRYPT] if identity else [], boundary=[DECRYPT if limits else SILENT],
         resource=doc(st(action="kms:*", Principal=form)))
case("kms", "an alias is ordinary", YES, action="kms:CreateAlias", on=f"arn:aws:kms:eu-west-1:{A}:alias/a", identity=[doc(st(action="kms:CreateAlias"))])
case("kms", "another account, both sides", YES, action="kms:Decrypt", on=KMS.replace(A, B), owner=B, identity=[DECRYPT], resource=doc(st(action="kms:*", Principal={"AWS": A})))
case("kms", "another account, key policy alone", NO, action="kms:Decrypt", on=KMS.replace(A, B), owner=B, resource=doc(st(action="kms:*", Principal={"AWS": USER["arn"]})))
case("kms", "another account, identity alone", NO, action="kms:Decrypt", on=KMS.replace(A, B), owner=B, identity=[DECRYPT], resource=doc(st(action="kms:*", Principal={"AWS": B})))
case("kms", "role named, boundary silent", NO, principal=ROLE, action="kms:Decrypt", on=KMS, boundary=[SILENT], resource=doc(st(action="kms:*", Principal={"AWS": ROLE_ARN})))
case("kms", "no key policy grant", NO, action="kms:Decrypt", on=KMS, identity=[DECRYPT])
for name, caller, expected in [("a role", ROLE, YES), ("root", ROOT, YES), ("a federated user", FED, YES), ("nobody", ANON, NO)]:
    case("sts", f"sts:GetCallerIdentity by {name}", expected, principal=caller, action="sts:GetCallerIdentity", on="*", wild=True)
for action in ("sts:GetCallerIdentity", "sts:GetSessionToken"):
    case("sts", f"{action} needs nothing", YES, action=action, on="*", wild=True)
    case("sts", f"{action} cannot be denied", YES, action=action, on="*", wild=True, identity=[doc(st("Deny", action="*"))])

# ---- the 28 measured outcomes: columns R, I+R, B+I, B+R, B+I+R, B, I ---------------------------------------------------------------------
PRINCIPAL_ARN = {"ArnEquals": {"aws:PrincipalArn": ROLE_ARN}}
for name, grant, outcomes in [
    ("role ARN", st(Principal={"AWS": ROLE_ARN}), "..+++.."), ("session ARN", st(Principal={"AWS": SESSION}), "+++++.."),
    ("account with PrincipalArn", st(Principal={"AWS": A}, Condition=PRINCIPAL_ARN), "..+.+.."),
    ("everyone with PrincipalArn", st(Principal="*", Condition=PRINCIPAL_ARN), "+++++.."),
]:
    for column, outcome in zip(("R", "IR", "BI", "BR", "BIR", "B", "I"), outcomes):
        case("measured", f"{name}: {column}", YES if outcome == "+" else NO, principal=ROLE, identity=[ALLOW if "I" in column else SILENT],
             boundary=[ALLOW if "B" in column else SILENT], resource=doc(grant) if "R" in column else None)

groups = {}
for one in cases:
    groups.setdefault(one["id"].split("/")[0], []).append(one)
for group, members in groups.items():
    with open(f"{group}.jsonl", "w", encoding="utf-8") as file:
        file.writelines(json.dumps(one, separators=(",", ":")) + "\n" for one in members)
print(len(cases), "cases in", len(groups), "files")
