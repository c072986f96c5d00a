#!/usr/bin/env python3
"""Writes assumerole.jsonl: who may take a role, for every caller, trust and policy in the way, and in which words the others are refused;
and owncall.jsonl: the same of calls within the caller's account, which no trust policy has a say in.

Run it in this folder. The verdicts come from `decide` and the facts in the tables, which restate AWS's rules (IAM User Guide, policy
evaluation logic; Organizations User Guide, effects of SCPs and RCPs), never from an engine. Each line is a decision case with, besides,
what a server is to be told so that the call can be made there:

    "credentials"  how the caller gets its keys: user, get-session-token, assume-role, chain, get-federation-token, root
    "guardrails"   what is attached in each organization, where it is anything that stands in the way: "scps" to its root and to its accounts,
                   "rcps" to its root. What of it binds stands in "policies", as in every case
    "managed"      the layer whose policy is a managed one, called after what it says
    "message"      the sentence of the refusal, without one the call succeeds; "code" its code where it is not AccessDenied
"""
import itertools
import json

MANAGEMENT, HOME, SIBLING = "111122223333", "222222222222", "333333333333"  # one organization
OTHER, ALONE, STRANGER = "555555555555", "666666666666", "444444444444"  # a member of another one, none, and the other one's management account
ORGANIZATIONS = {MANAGEMENT: "o-organizationa", HOME: "o-organizationa", SIBLING: "o-organizationa", OTHER: "o-organizationb"}
BOUND = {HOME, SIBLING, OTHER}  # members: no guardrail binds a management account
RELATIONS = {
    "same account": (HOME, HOME), "one organization": (SIBLING, HOME), "another organization": (OTHER, HOME), "no organization": (ALONE, HOME),
    "from the management account": (MANAGEMENT, HOME), "to the management account": (HOME, MANAGEMENT),
}
OWN = {"a member": HOME, "a management account": MANAGEMENT, "an account on its own": ALONE}
MAIN = ("same account", "one organization", "another organization")
YES, NO, NEVER = "Allowed", "ImplicitlyDenied", "ExplicitlyDenied"
WORDS = {"rcp": "a resource control policy", "scp": "a service control policy", "trust": "the role trust policy", "identity": "an identity-based policy",
         "boundary": "a permissions boundary", "session": "a session policy"}
FIXED = {"root": "Roles may not be assumed by root accounts.", "get-federation-token": "Cannot call AssumeRole with session credentials"}

# credentials, kind in the case, how firmly a trust policy names it: by its account, by its user or role, by itself, by "*"
KINDS = {
    "user": ("user", {"account": "account", "entity": "direct", "everyone": "direct", "organization": "direct"}),
    "get-session-token": ("user", {"account": "account", "entity": "direct", "everyone": "direct", "organization": "direct"}),
    "assume-role": ("role-session", {"account": "account", "entity": "entity", "session": "direct", "everyone": "direct", "organization": "direct"}),
    "chain": ("role-session", {"account": "account", "entity": "entity", "session": "direct", "everyone": "direct", "organization": "direct"}),
    "get-federation-token": ("federated-user", {"account": "account", "entity": "entity", "session": "direct", "everyone": "direct", "organization": "direct"}),
    "root": ("root", {"account": "direct", "everyone": "direct", "organization": "direct"}),
}
# what is in the way: layer, what it says, and whether a managed policy says it
OBSTACLES = [
    ("none", "allow", False), ("scp", "silent", True), ("scp", "deny", True), ("rcp", "deny", True), ("trust", "deny", False),
    ("identity", "silent", False), ("identity", "deny", False), ("identity", "deny", True),
    ("boundary", "allow", True), ("boundary", "silent", True), ("boundary", "deny", True),
    ("session", "allow", False), ("session", "silent", False), ("session", "deny", False), ("session", "deny", True),
]


def decide(cross, kind, strength, says):
    """The verdict, and the layer of an explicit deny. `says` has what each layer that takes part says."""
    for layer in WORDS:
        if says.get(layer) == "deny":
            return NEVER, layer
    limits = says.get("boundary", "allow") == "allow" and says.get("session", "silent" if kind == "federated-user" else "allow") == "allow"
    if strength == "own":  # no resource policy: the first that does not allow, and root's own account needs no policy
        silent = [layer for layer in ("scp", "boundary", "session", "identity") if says.get(layer) == "silent"]
        return (NO, silent[0]) if silent else (YES, None)
    if says.get("scp") == "silent" or kind == "root" or strength is None:
        return NO, None
    if cross or strength == "account":
        return YES if limits and says["identity"] == "allow" else NO, None
    return YES if strength == "direct" or limits else NO, None


def doc(*statements):
    return {"Version": "2012-10-17", "Statement": list(statements)}


def says(what, action, principal=None):
    """A document that allows everything, everything but the action, or everything with the action denied."""
    extra = {"Principal": principal} if principal else {}
    everything = {"Effect": "Allow", **extra, "Action": "*", "Resource": "*"}
    return {
        "allow": doc(everything),
        "silent": doc({"Effect": "Allow", **extra, "NotAction": action, "Resource": "*"}),
        "deny": doc(everything, {"Effect": "Deny", **extra, "Action": action, "Resource": "*"}),
    }[what]


def caller(credentials, account, name):
    kind = KINDS[credentials][0]
    user = f"arn:aws:iam::{account}:user/div/u-{name}"
    role = ("c-" if credentials == "chain" else "r-") + name
    return {
        "user": {"kind": kind, "arn": user, "account": account, "name": "u-" + name},
        "role-session": {"kind": kind, "arn": f"arn:aws:sts::{account}:assumed-role/{role}/s1", "account": account, "name": role, "session": "s1",
                         "roleArn": f"arn:aws:iam::{account}:role/app/{role}"},
        "federated-user": {"kind": kind, "arn": f"arn:aws:sts::{account}:federated-user/bob", "account": account, "name": "bob", "federatedBy": user},
        "root": {"kind": kind, "arn": f"arn:aws:iam::{account}:root", "account": account},
    }[kind]


def trust_statement(trust, who, action):
    account = {"AWS": who["account"]}
    principal, condition = {
        "account": (account, None),
        "entity": ({"AWS": who.get("roleArn") or who.get("federatedBy") or who["arn"]}, None),
        "session": ({"AWS": who["arn"]}, None),
        "everyone": ("*", {"ArnEquals": {"aws:PrincipalArn": who.get("roleArn") or who["arn"]}}),
        "organization": ("*", {"StringEquals": {"aws:PrincipalOrgID": "o-organizationa"}}),
        "stranger": ({"AWS": STRANGER}, None),
    }[trust]
    return {"Effect": "Allow", "Principal": principal, "Action": action} | ({"Condition": condition} if condition else {})


def explicit(layer, who, action, obstacle, accounts):
    """The reason of an explicit deny, which names a managed policy to callers of the account or organization."""
    at_home = accounts[0] == accounts[1] or (accounts[0] in ORGANIZATIONS and ORGANIZATIONS[accounts[0]] == ORGANIZATIONS.get(accounts[1]))
    arn = ""
    if at_home and obstacle[2]:
        kind = {"scp": "service_control_policy/p-scp", "rcp": "resource_control_policy/p-rcp"}.get(layer)
        named = f"deny-{action.split(':')[1]}"
        arn = f": arn:aws:organizations::{MANAGEMENT}:policy/o-organizationa/{kind}" if kind else f": arn:aws:iam::{who['account']}:policy/{named}"
    return f"with an explicit deny in {WORDS[layer]}{arn}"


def message(verdict, layer, who, action, role, obstacle, accounts):
    """The sentence about a role, which never says whose allow is missing."""
    plain = f"User: {who['arn']} is not authorized to perform: {action} on resource: {role}"
    return plain if verdict == NO else f"{plain} {explicit(layer, who, action, obstacle, accounts)}"


def own_message(verdict, layer, who, action, obstacle):
    plain = f"User: {who['arn']} is not authorized to perform: {action}" + (" on resource: role target" if action == "iam:GetRole" else "")
    if verdict == NO:
        return f"{plain} because no {WORDS[layer].split(' ', 1)[1]} allows the {action} action"
    return f"{plain} {explicit(layer, who, action, obstacle, (who['account'], who['account']))}"


def own_call(number, action, relation, credentials, obstacle):
    """A call within the caller's account: GetRole has a resource and IAM's own rules of who may call, LookupEvents neither."""
    layer, what, managed = obstacle
    account = OWN[relation]
    own = layer in ("identity", "boundary", "session")
    who = caller(credentials, account, f"{layer}-{what}{'-managed' if managed else ''}-{action.split(':')[1]}" if own else "plain")
    kind = KINDS[credentials][0]
    facts = ({} if kind == "root" else {"identity": "allow"}) | ({layer: what} if own or (layer == "scp" and account in BOUND) else {})
    if kind == "federated-user" and layer != "session":
        facts["session"] = "allow"
    verdict, by = decide(False, kind, "own", facts)
    rcp = {"Effect": "Deny", "Principal": "*", "Action": action if layer == "rcp" else "s3:GetObject", "Resource": "*"}
    scps = [says(what if (layer, what) == ("scp", "deny") else "allow", action), says(what if (layer, what) == ("scp", "silent") else "allow", action)]
    policies = {layer: [says(facts[layer], action)] for layer in ("identity", "boundary", "session") if facts.get(layer)}
    policies |= {"scps": [[scps[0]], [scps[1]]]} if account in BOUND else {}
    line = {
        "id": f"owncall/{number}", "name": f"{action}, {relation}, {credentials}, {layer} {what}{' (managed)' if managed else ''}",
        "relation": relation, "credentials": credentials,
        "request": {"principal": who, "action": action, "resource": f"arn:aws:iam::{account}:role/target" if action == "iam:GetRole" else "*",
                    "resourceAccount": account, "wildcardOnly": action != "iam:GetRole", "context": {}},
        "policies": {"identity": []} | policies, "expected": verdict,
    }
    if layer in ("scp", "rcp"):  # which has no say in these services
        line["guardrails"] = {"scps": scps, "rcps": doc(rcp)}
    if managed and own:
        line["managed"] = layer
    if action == "iam:GetRole" and credentials in ("get-session-token", "get-federation-token"):
        line |= {"code": "InvalidClientTokenId", "message": "The security token included in the request is invalid"}
    elif verdict != YES:
        line["message"] = own_message(verdict, by, who, action, obstacle)
    return line


def cell(number, action, relation, credentials, trust, obstacle):
    layer, what, managed = obstacle
    accounts = RELATIONS[relation]
    own = layer in ("identity", "boundary", "session")
    who = caller(credentials, accounts[0], f"{layer}-{what}{'-managed' if managed else ''}-{action[4:]}" if own else "plain")
    role = f"arn:aws:iam::{accounts[1]}:role/target"
    kind, names = KINDS[credentials]
    strength = None if trust == "organization" and ORGANIZATIONS.get(accounts[0]) != "o-organizationa" else names.get(trust)
    facts = {"identity": "allow"} | ({layer: what} if own or (layer == "trust" and strength) else {})  # a deny, too, means whom it names
    facts |= {layer: what} if (layer == "scp" and accounts[0] in BOUND) or (layer == "rcp" and accounts[1] in BOUND) else {}
    facts = {"rcp": facts.get("rcp"), "scp": facts.get("scp"), "trust": facts.get("trust")} if kind == "root" else facts
    if kind == "federated-user" and layer != "session":
        facts["session"] = "allow"
    verdict, by = decide(accounts[0] != accounts[1], kind, strength, facts)

    statement = trust_statement(trust, who, action)
    statements = [statement] + ([statement | {"Effect": "Deny"}] if layer == "trust" else [])
    if action != "sts:AssumeRole":
        statements.insert(0, {"Effect": "Allow", "Principal": "*", "Action": "sts:AssumeRole"})
    guardrails = {
        "scps": [says(what if (layer, what) == ("scp", "deny") else "allow", action), says(what if (layer, what) == ("scp", "silent") else "allow", action)],
        "rcps": doc({"Effect": "Deny", "Principal": "*", "Action": action if layer == "rcp" else "s3:GetObject", "Resource": "*"}),
    }
    full_rcp = says("allow", action, "*")
    policies = {
        "identity": [] if kind == "root" else [says(facts["identity"], action)],
        "resource": doc(*statements),
        "boundary": [says(facts["boundary"], action)] if facts.get("boundary") else None,
        "session": [says(facts["session"], action)] if facts.get("session") else None,
        "scps": [[guardrails["scps"][0]], [guardrails["scps"][1]]] if accounts[0] in BOUND else [],
        "rcps": [[full_rcp, guardrails["rcps"]], [full_rcp]] if accounts[1] in BOUND else [],
    }
    context = {"aws:PrincipalOrgID": ORGANIZATIONS.get(accounts[0]), "aws:ResourceOrgID": ORGANIZATIONS.get(accounts[1])}
    line = {
        "id": f"assumerole/{number}",
        "name": f"{action[4:]}, {relation}, {credentials}, trusts {trust}, {layer} {what}{' (managed)' if managed else ''}",
        "relation": relation, "credentials": credentials,
        "request": {"principal": who, "action": action, "resource": role, "resourceAccount": accounts[1], "wildcardOnly": False,
                    "context": {key: value for key, value in context.items() if value}},
        "policies": {key: value for key, value in policies.items() if value is not None}, "expected": verdict,
    }
    if layer in ("scp", "rcp"):
        line["guardrails"] = guardrails
    if managed and own:
        line["managed"] = layer
    if credentials in FIXED or verdict != YES:
        line["message"] = FIXED.get(credentials) or message(verdict, by, who, action, role, obstacle, accounts)
    return line


def can_have(credentials, layer):
    """Root has no policies, and users pass none to their sessions."""
    none = {"root": ("identity", "boundary", "session"), "user": ("session",), "get-session-token": ("session",)}
    return layer not in none.get(credentials, ())


def is_sensible(action, relation, credentials, trust, obstacle):
    """The lesser relations differ only in what guardrails bind."""
    layer = obstacle[0]
    if (trust != "stranger" and trust not in KINDS[credentials][1]) or not can_have(credentials, layer):
        return False
    if relation not in MAIN:
        return action == "sts:AssumeRole" and layer in ("none", "scp", "rcp") and trust in ("account", "entity", "organization")
    return action == "sts:AssumeRole" or (credentials in ("user", "assume-role") and trust in ("account", "entity", "everyone", "stranger"))


TRUSTS = ("account", "entity", "session", "everyone", "organization", "stranger")
cells = itertools.product(RELATIONS, KINDS, ("sts:AssumeRole", "sts:TagSession"), OBSTACLES, TRUSTS)
sensible = ((action, relation, credentials, trust, obstacle) for relation, credentials, action, obstacle, trust in cells
            if is_sensible(action, relation, credentials, trust, obstacle))
own_calls = ((action, relation, credentials, obstacle) for relation, credentials, action, obstacle
             in itertools.product(OWN, KINDS, ("iam:GetRole", "cloudtrail:LookupEvents"), OBSTACLES)
             if obstacle[0] != "trust" and can_have(credentials, obstacle[0]))
for name, make, all_of_them in (("assumerole", cell, sensible), ("owncall", own_call, own_calls)):
    with open(f"{name}.jsonl", "w", encoding="utf-8") as file:
        for at, one in enumerate(all_of_them, start=1):
            file.write(json.dumps(make(at, *one), separators=(",", ":")) + "\n")
