"""Keeps the calls of `cargo xtask test` from sawing off the branch they sit on."""

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


@schemathesis.hook
def before_call(context, case, kwargs):
    """A call that would change what is protected is sent about somebody who is not there."""
    if case.method.upper() == "GET":
        return
    for name, value in (case.path_parameters or {}).items():
        if value in PROTECTED:
            case.path_parameters[name] = NOT_THERE
