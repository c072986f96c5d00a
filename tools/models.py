#!/usr/bin/env python3
"""Extracts the facts of AWS's public service models that the parity test compares with, into tests/corpus/models/*.json,
and the names of the operations, by which the server tells those it lacks from those there are not, into src/Writ.Services.

    tools/models.py            reads botocore's data files (pip's or Debian's python3-botocore), writes two files for each service

Facts only: names, types, constraints and statuses, no documentation. One line for each operation and shape, so that a
newer model is a readable diff. tools/ConstraintPatterns.java then says what Java makes of the patterns.
"""
import glob, gzip, json, os, sys

SERVICES = ["iam", "sts", "cloudtrail", "organizations", "account"]
ROOT = os.path.dirname(os.path.dirname(os.path.abspath(__file__)))
TARGET = os.path.join(ROOT, "tests", "corpus", "models")
NAMES = os.path.join(ROOT, "src", "Writ.Services", "Operations", "Names")


def data_folder():
    try:
        import botocore
        return os.path.join(os.path.dirname(botocore.__file__), "data"), botocore.__version__
    except ImportError:
        return "/usr/lib/python3/dist-packages/botocore/data", "Debian's"


def load(folder, service):
    path = sorted(glob.glob(os.path.join(folder, service, "*", "service-2.json*")))[-1]
    with (gzip.open(path) if path.endswith(".gz") else open(path)) as file:
        return json.load(file), os.path.basename(os.path.dirname(path))


def members(shape):
    """Name -> type, with * for required, in the model's order."""
    required = shape.get("required", [])
    return {wire_name(name, member): member["shape"] + ("*" if name in required else "")
            for name, member in shape.get("members", {}).items()}


def wire_name(name, member):
    """What a member is called in the body; what is carried elsewhere keeps its own name."""
    return name if "location" in member else member.get("locationName") or name


def route(model, operation):
    """Method, path and status of a REST service's operation."""
    if not model["metadata"]["protocol"].startswith("rest-"):
        return {}
    http = operation["http"]
    return {"http": f'{http["method"]} {http["requestUri"]}', "status": http.get("responseCode", 200)}


def fact(shape):
    result = {"type": shape["type"]}
    result.update({key: shape[key] for key in ("min", "max", "pattern", "enum", "sensitive", "timestampFormat") if key in shape})
    if shape["type"] == "structure":
        result["members"] = members(shape)
    elif shape["type"] == "list":
        result["of"] = shape["member"]["shape"]
    elif shape["type"] == "map":
        result["key"], result["of"] = shape["key"]["shape"], shape["value"]["shape"]
    return result


def errors(model):
    """Code -> HTTP status."""
    result = {}
    for name, shape in model["shapes"].items():
        if shape.get("exception"):
            error = shape.get("error", {})
            result[error.get("code", name)] = error.get("httpStatusCode", 400)
    return dict(sorted(result.items()))


def lines(title, entries):
    body = ",\n".join(f"    {json.dumps(name)}: {json.dumps(entry, separators=(',', ':'))}" for name, entry in entries.items())
    return f'  "{title}": {{\n{body}\n  }}'


def main():
    folder, version = data_folder()
    os.makedirs(TARGET, exist_ok=True)
    os.makedirs(NAMES, exist_ok=True)
    for service in SERVICES:
        model, api = load(folder, service)
        exceptions = {name for name, shape in model["shapes"].items() if shape.get("exception")}
        operations = {
            name: {"input": operation.get("input", {}).get("shape"), "output": operation.get("output", {}).get("shape"),
                   "errors": [model["shapes"][e["shape"]].get("error", {}).get("code", e["shape"]) for e in operation.get("errors", [])],
                   **route(model, operation)}
            for name, operation in sorted(model["operations"].items())}
        shapes = {name: fact(shape) for name, shape in sorted(model["shapes"].items()) if name not in exceptions}
        with open(os.path.join(TARGET, service + ".json"), "w") as file:
            file.write("{\n" + f'  "source": "botocore {version}, {service} {api}",\n'
                       + ",\n".join([lines("errors", errors(model)), lines("operations", operations), lines("shapes", shapes)]) + "\n}\n")
        with open(os.path.join(NAMES, service + ".txt"), "w") as file:
            file.write("".join(name + "\n" for name in operations))


if __name__ == "__main__":
    sys.exit(main())
