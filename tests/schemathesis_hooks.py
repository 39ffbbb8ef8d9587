"""Keeps the calls of `cargo xtask test` from sawing off the branch they sit on, and judges the refusals
that no schema can announce."""

import json
import os
import urllib.request
import uuid

import schemathesis

URL = os.environ["USHER_URL"]
KEY = os.environ["USHER_API_KEY"]

# What names nobody and nothing.
NOT_THERE = "01930000-0000-7000-8000-000000000000"


def users():
    request = urllib.request.Request(
        f"{URL}/v1/users", headers={"Authorization": f"Bearer {KEY}"}
    )
    with urllib.request.urlopen(request, timeout=10) as response:
        return {user["id"] for user in json.load(response)["items"]}


# The key that the calls are made with, and the first admin, who made it: without either every later
# answer would be 401.
PROTECTED = users() | {str(uuid.UUID(KEY.split("_")[1]))}


def send_entity_tag(case):
    """Mends what should have been one: schemathesis makes headers of letters and digits only."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if (case.headers or {}).get("If-Match", "*").isalnum():
        case.headers["If-Match"] = "*"


@schemathesis.hook
def before_call(context, case, kwargs):
    """A call that would change what is protected is sent about somebody who is not there."""
    send_entity_tag(case)
    if case.method.upper() == "GET":
        return
    for name, value in (case.path_parameters or {}).items():
        if value in PROTECTED:
            case.path_parameters[name] = NOT_THERE


@schemathesis.hook
def after_call(context, case, response):
    """Gives a list of allowed domains back, or nobody could be added from then on."""
    if (case.method.upper(), case.path) != ("PATCH", "/v1/settings") or response.status_code != 200:
        return
    request = urllib.request.Request(
        f"{URL}/v1/settings",
        data=json.dumps({"allowed_mail_domains": None}).encode(),
        headers={"Authorization": f"Bearer {KEY}", "Content-Type": "application/json"},
        method="PATCH",
    )
    urllib.request.urlopen(request, timeout=10).close()


# Why a call is refused though it fits its schema: the code, and what no schema says.
UNANNOUNCED = {
    410: {
        "reset_ended": "whether a link still works",
        "invite_expired": "whether a link still works",
        "invite_superseded": "whether a link still works",
        "invite_already_accepted": "whether a link still works",
    },
    412: {"version_mismatch": "which version there is"},
    422: {
        "unknown_role": "which roles there are",
        "not_in_future": "what time it is",
        "too_many_days": "how far two days are apart, one of which may be today",
        "days_reversed": "which of two days is the earlier",
        "contains_url": "what a mail program would make a link of",
        "password_guessable": "what is easy to guess",
        "domain_malformed": "what a domain is by IDNA",
        "sender_malformed": "what an address is by IDNA",
        "sender_domain": "which domain the operator has set up",
        "unknown_user": "who is there",
    },
}

# The same of a file, whose schema says that it is a text.
FILE = {
    "not_utf8",
    "not_text",
    "quote_never_closes",
    "no_rows",
    "unknown_column",
    "missing_column",
    "column_twice",
    "wrong_length",
    "quote_misplaced",
}


def of_another_field(case, error):
    """Whether a field is needed, or none, by what another one says or by who calls."""
    told = (case.method.upper(), case.path, error["field"], error["code"])
    if case.path == "/v1/api-keys" and isinstance(case.body, dict):
        # A program's key has a role and nothing else, a bot's has workspaces.
        needed, other = ("role", "workspaces")
        if case.body.get("kind") == "bot":
            needed, other = (other, needed)
        return told in {
            ("POST", case.path, needed, "required"),
            ("POST", case.path, other, "unknown_field"),
        }
    # Whoever is a person need not say whose accounts they want; a key must.
    # An empty one counts as left out: forms send those, and the description allows it (`allowEmptyValue`).
    asked = bool((case.query or {}).get("user"))
    # One person's are no pages, and all are nobody's in particular.
    everybody = str((case.query or {}).get("all")).lower() == "true"
    out_of_place = ("user",) if everybody else ("limit", "cursor")
    if told in {("GET", "/v1/chat-links", one, "unknown_field") for one in out_of_place}:
        return True
    return told == ("GET", "/v1/chat-links", "user", "required") and not asked


@schemathesis.check
def refused_for_what_no_schema_says(ctx, response, case):
    """What fits its schema is refused by a code of `UNANNOUNCED` only."""
    if case.meta is None or not case.meta.generation.mode.is_positive:
        return
    if response.status_code not in UNANNOUNCED:
        return
    problem = response.json()
    errors = [error for error in problem.get("errors", []) if not of_another_field(case, error)]
    codes = [error["code"] for error in errors]
    if not problem.get("errors"):
        codes = [problem["code"]]
    allowed = set(UNANNOUNCED[response.status_code])
    if (case.method.upper(), case.path) == ("POST", "/v1/imports"):
        allowed |= FILE
    if unexpected := set(codes) - allowed:
        raise AssertionError(f"Fits its schema, and was refused: {', '.join(sorted(unexpected))}")
