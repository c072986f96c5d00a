#!/usr/bin/env python3
"""Prints a first version of an operation's slice from AWS's public service model (botocore's data files).

    tools/slices.py iam CreateRole Roles            the operation's file, to standard output
    tools/slices.py iam --write plan.txt            lines "Folder Operation ..."; writes files that do not exist yet
    tools/slices.py iam --structure Role            one structure

What it prints is a beginning: it knows names, types and constraints; what is authorized and done is written by hand.
"""
import glob, gzip, json, os, sys
import botocore

ROOT = os.path.join(os.path.dirname(os.path.dirname(os.path.abspath(__file__))), "src", "Writ.Services")
SERVICES = {"iam": ("Iam", "IamService", "IamPattern"), "sts": ("Sts", "StsService", "StsPattern"),
            "cloudtrail": ("CloudTrail", "CloudTrailService", "CloudTrailPattern"),
            "organizations": ("Organizations", "OrganizationsService", "OrganizationsPattern"),
            "account": ("Account", "AccountService", "AccountPattern")}


class Slices:
    def __init__(self, service):
        path = sorted(glob.glob(os.path.join(os.path.dirname(botocore.__file__), "data", service, "*", "service-2.json.gz")))[-1]
        self.model = json.load(gzip.open(path))
        self.service = service
        self.folder, self.type, self.patterns = SERVICES[service]
        self.constants = self.read_constants()

    def read_constants(self):
        """Pattern text -> name of the constant in <Service>Pattern.cs."""
        found = {}
        path = os.path.join(ROOT, self.folder, self.patterns + ".cs")
        if os.path.exists(path):
            for line in open(path):
                if "public const string" in line:
                    name = line.split("const string ")[1].split(" ")[0]
                    found[line.split('@"')[1].rsplit('"', 1)[0].replace('""', '"')] = f"{self.patterns}.{name}"
        return found

    def shape(self, name):
        return self.model["shapes"][name]

    def csharp(self, name):
        shape = self.shape(name)
        kind = shape["type"]
        if kind == "structure":
            return name + "Shape"
        if kind == "list":
            return f"IReadOnlyList<{self.csharp(shape['member']['shape'])}>"
        if kind == "map":
            return f"IReadOnlyDictionary<string, {self.csharp(shape['value']['shape'])}>"
        return {"string": "string", "integer": "int", "long": "long", "double": "double", "float": "double", "boolean": "bool",
                "timestamp": "DateTimeOffset", "blob": "byte[]"}[kind]

    def pattern(self, text):
        if text in self.constants:
            return self.constants[text]
        return '@"' + text.replace('"', '""') + '"'

    def attributes(self, member, name):
        shape = self.shape(name)
        kind = shape["type"]
        result = []
        if "min" in shape or "max" in shape:
            if kind in ("integer", "long"):
                bounds = [str(shape.get("min", "long.MinValue"))] + ([str(shape["max"])] if "max" in shape else [])
                result.append(f"Range({', '.join(bounds)})")
            else:
                bounds = [str(shape.get("min", 0))] + ([str(shape["max"])] if "max" in shape else [])
                result.append(f"Length({', '.join(bounds)})")
        value = shape
        if kind == "list":
            value = self.shape(shape["member"]["shape"])
            if value["type"] == "string" and ("min" in value or "max" in value):
                result.append(f"EachLength({value.get('min', 0)}" + (f", {value['max']}" if "max" in value else "") + ")")
        if value["type"] == "string" and "pattern" in value:
            result.append(f"Pattern({self.pattern(value['pattern'])})")
        if value["type"] == "string" and "enum" in value:
            result.append("OneOf(" + ", ".join(json.dumps(v) for v in value["enum"]) + ")")
        if value.get("sensitive"):
            result.append("Sensitive")
        if member[0].islower():
            result.append(f'WireName("{member}")')
        return result

    def place(self, member, ref, structure):
        """Where a REST service carries the member, and how it writes a time."""
        result = []
        if structure.get("payload") == member:
            result.append("Location(MemberLocation.Payload)")
        elif "location" in ref:
            kind = {"uri": "Label", "querystring": "Query", "header": "Header", "headers": "HeaderPrefix", "statusCode": "Status"}[ref["location"]]
            if kind == "Query" and self.shape(ref["shape"])["type"] == "map":
                kind = "QueryMap"
            name = ref.get("locationName", member)
            result.append(f"Location(MemberLocation.{kind}" + (f', "{name}")' if name != member and kind not in ("QueryMap", "Status") else ")"))
        form = ref.get("timestampFormat") or self.shape(ref["shape"]).get("timestampFormat")
        if form:
            result.append("TimeForm(TimeForm." + {"iso8601": "Iso", "rfc822": "Http", "unixTimestamp": "Seconds"}[form] + ")")
        return result

    def route(self, operation):
        """What the declaration of a REST service's operation says besides its service."""
        if not self.model["metadata"]["protocol"].startswith("rest-"):
            return ""
        http = operation["http"]
        status = http.get("responseCode", 200)
        return f', Http = "{http["method"]} {http["requestUri"]}"' + (f", Status = {status}" if status != 200 else "")

    def members(self, name, constraints=True):
        shape = self.shape(name)
        required = shape.get("required", [])
        lines = []
        for member, ref in shape.get("members", {}).items():
            attributes = self.attributes(member, ref["shape"]) if constraints else \
                [a for a in self.attributes(member, ref["shape"]) if a.startswith(("Sensitive", "WireName"))]
            attributes = self.place(member, ref, shape) + attributes
            if attributes:
                lines.append(f"    [{', '.join(attributes)}]")
            need = member in required
            prop = member[0].upper() + member[1:]
            lines.append(f"    public {'required ' if need else ''}{self.csharp(ref['shape'])}{'' if need else '?'} {prop} {{ get; init; }}")
            lines.append("")
        return lines[:-1]

    def structure(self, name, csharp, constraints):
        lines = self.members(name, constraints)
        return ["[Shape]", f"public sealed partial class {csharp}"] + (["{"] + lines + ["}"] if lines else ["{", "}"])

    def operation(self, name, folder):
        operation = self.model["operations"][name]
        request = operation.get("input", {}).get("shape")
        response = operation.get("output", {}).get("shape")
        has_response = bool(response)  # a response without members is still an element that clients look for
        space = f"Writ.Services.{self.folder}" + (f".{folder}" if folder else "")
        write = not name.startswith(("Get", "List", "Describe", "Lookup", "Simulate"))
        result = f"{name}Response" if has_response else "NoResponse"
        lines = ["using Writ.Kernel.State;" if write else None, "using Writ.Services.Operations;", "using Writ.Wire.Errors;", "using Writ.Wire.Shapes;", "",
                 f"namespace {space};", ""]
        lines = [line for line in lines if line is not None]
        lines += self.structure(request, f"{name}Request", True) if request else ["[Shape]", f"public sealed partial class {name}Request", "{", "}"]
        if has_response:
            lines += [""] + self.structure(response, f"{name}Response", False)
        kind = "IWriteOperation" if write else "IReadOperation"
        draft = ", Draft draft" if write else ""
        lines += ["", f"/// <summary>AWS: {self.type.replace('Service', '').upper()} API Reference, {name}.</summary>", f"[Operation({self.type}.Name{self.route(operation)})]",
                  f"public sealed class {name} : {kind}<{name}Request, {result}>", "{",
                  f"    public static Authorization Authorize({name}Request request, Call call) =>", "        // authorize", "",
                  f"    public static Result<{result}> Handle({name}Request request, Call call{draft})", "    {", "    }", "}"]
        return "\n".join(lines) + "\n"


def main(arguments):
    slices = Slices(arguments[0])
    if arguments[1] == "--structure":
        print("\n".join(slices.structure(arguments[2], arguments[2] + "Shape", False)))
    elif arguments[1] == "--write":
        for line in open(arguments[2]):
            folder, *operations = line.split()
            for operation in operations:
                path = os.path.join(ROOT, slices.folder, "" if folder == "." else folder, operation + ".cs")
                if not os.path.exists(path):
                    os.makedirs(os.path.dirname(path), exist_ok=True)
                    open(path, "w").write(slices.operation(operation, "" if folder == "." else folder))
    else:
        print(slices.operation(arguments[1], arguments[2] if len(arguments) > 2 else ""))


if __name__ == "__main__":
    main(sys.argv[1:])
