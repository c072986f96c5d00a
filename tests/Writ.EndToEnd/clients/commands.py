"""Types the commands of one file into the stock aws CLI, in one process where its modules can be imported, which saves its start.

Usage: commands.py URL FILE
       commands.py --missing FOLDER OPERATION...     prints which of these IAM operations no file types

A line is a command without "aws", and after " => " what is expected of its answer:
    iam get-user --user-name ada => User.Path == /team/     a JMESPath expression and its value as text
    iam get-user --user-name bob => !NoSuchEntity           the code of a refusal; "!" alone is any
    iam create-access-key => KEY = AccessKey.AccessKeyId    keeps a value for {KEY} in later lines
Several expectations are separated by " & ". Further lines: "let NAME text", and "totp NAME FILE STEPS", the code that the MFA device
with the seed in that file shows so many steps from now. {ACCOUNT}, {FILES} (files/ beside this) and {TMP} are known.

Exits with 3, naming the operation, when the server answers NotImplemented, and with 4 when this aws CLI does not know the command.
"""
import base64
import contextlib
import hashlib
import hmac
import io
import json
import os
import re
import shlex
import struct
import subprocess
import sys
import tempfile
import time

import jmespath
from botocore import xform_name


def driver(url):
    """What runs a command: arguments in; exit code, output, errors out."""
    try:
        from awscli.clidriver import create_clidriver
        aws = create_clidriver()
    except ImportError:
        def start(arguments):
            ended = subprocess.run(["aws", "--endpoint-url", url, *arguments], capture_output=True, text=True)
            return ended.returncode, ended.stdout, ended.stderr
        return start

    def call(arguments):
        output, errors = io.StringIO(), io.StringIO()
        with contextlib.redirect_stdout(output), contextlib.redirect_stderr(errors):
            code = aws.main(["--endpoint-url", url, *arguments])
        return code, output.getvalue(), errors.getvalue()
    return call


def totp(path, steps):
    with open(path) as file:
        seed = file.read().strip()
    counter = struct.pack(">q", int(time.time()) // 30 + steps)
    digest = hmac.new(base64.b32decode(seed + "=" * (-len(seed) % 8)), counter, hashlib.sha1).digest()
    at = digest[-1] & 15
    return f"{(struct.unpack('>I', digest[at:at + 4])[0] & 0x7fffffff) % 1000000:06}"


def text(value):
    return value if isinstance(value, str) else json.dumps(value, separators=(",", ":"))


def check(expectation, code, output, errors, known):
    if expectation == "!":
        assert code != 0 and "An error occurred (" in errors, f"not refused: {output}{errors}"
        return
    if expectation.startswith("!"):
        assert code != 0 and f"({expectation[1:]})" in errors, f"not refused with {expectation[1:]}: {output}{errors}"
        return
    assert code == 0, errors
    answer = json.loads(output) if output.strip() else {}
    keep = re.fullmatch(r"([A-Z0-9]+) = (.+)", expectation)
    if keep:
        known[keep[1]] = text(jmespath.search(keep[2], answer))
        assert known[keep[1]] != "null", f"nothing at {keep[2]}: {output}"
        return
    path, _, value = expectation.partition(" == ")
    found = text(jmespath.search(path, answer))
    assert found == value, f"{path} is {found}: {output}"


def run(url, path, temporary):
    aws = driver(url)
    files = os.path.join(os.path.dirname(os.path.abspath(__file__)), "files")
    known = {"FILES": files, "TMP": temporary}
    known["ACCOUNT"] = json.loads(aws(["sts", "get-caller-identity", "--output", "json"])[1])["Account"]
    with open(path) as file:
        lines = file.read().split("\n")
    for number, line in enumerate(lines, 1):
        if not line or line.startswith("#"):
            continue
        line = re.sub(r"\{([A-Z0-9]+)\}", lambda match: known[match[1]], line)
        command, _, expected = line.partition(" => ")
        words = shlex.split(command) if not command.startswith("let ") else command.split(" ", 2)
        if words[0] == "let":
            known[words[1]] = words[2]
            continue
        if words[0] == "totp":
            known[words[1]] = totp(words[2], int(words[3]))
            continue
        code, output, errors = aws([*words, "--output", "json"])
        if "(NotImplemented)" in errors:
            print(re.search(r"when calling the (\w+) operation", errors)[1])
            return 3
        if "Invalid choice" in errors or "invalid choice" in errors:
            print(f"aws {command}")
            return 4
        try:
            for expectation in expected.split(" & ") if expected else ["@ == @"]:
                if expectation == "@ == @":
                    assert code == 0, errors
                else:
                    check(expectation, code, output, errors, known)
        except AssertionError as failure:
            print(f"{os.path.basename(path)}:{number}: aws {command}\n{failure}")
            return 1
    return 0


def missing(folder, operations):
    typed = set()
    for name in os.listdir(folder):
        with open(os.path.join(folder, name)) as file:
            typed.update(re.findall(r"^iam ([a-z0-9-]+)", file.read(), re.MULTILINE))
    print(" ".join(name for name in operations if xform_name(name, "-") not in typed))
    return 0


if sys.argv[1] == "--missing":
    sys.exit(missing(sys.argv[2], sys.argv[3:]))
with tempfile.TemporaryDirectory() as place:
    sys.exit(run(sys.argv[1], sys.argv[2], place))
