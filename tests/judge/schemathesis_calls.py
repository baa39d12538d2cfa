"""What tests/judge/schemathesis does to a request before it is sent (a hook of Schemathesis)."""

import http.client
import itertools
import os

import schemathesis

ENDS_A_SESSION = {"erase_account", "leave_account", "sign_in", "sign_up", "choose_password", "confirm", "first",
                  "enter_account", "end_other_sessions"}
TAKES_A_CODE = {"enter_account", "enrol", "sign_in", "sign_up"}
COUNT = itertools.count()
SESSION = os.environ.get("COLLOQUY_SESSION")


def guest():
    """A learner of their own, whose session may be ended."""
    connection = http.client.HTTPConnection("127.0.0.1", int(os.environ["COLLOQUY_PORT"]), timeout=20)
    try:
        connection.request("POST", "/c/small/enrol", "")
        given = connection.getresponse().headers["Set-Cookie"]
        # A teacher or an administrator may have closed the course just now; then it is nobody's session.
        return given.split(";")[0].split("=", 1)[1] if given else "nobodys"
    finally:
        connection.close()


@schemathesis.hook
def before_call(context, case, kwargs):
    # An answer is judged where it was given: a redirect is one.
    kwargs["allow_redirects"] = False
    name = case.operation.definition.raw.get("operationId")
    # The caller must still be there for the next request.
    if name in ENDS_A_SESSION and SESSION and (case.cookies or {}).get("colloquy") == SESSION:
        case.cookies["colloquy"] = guest()
    # After many wrong codes an address has to wait; so each comes from another one.
    if name in TAKES_A_CODE:
        case.headers = {**(case.headers or {}), "X-Forwarded-For": f"192.0.2.{next(COUNT) % 256}"}
