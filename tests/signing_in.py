"""Coming in, in tests: wholly with one call, as after the real sign-in, or only halfway.

`client.force_login(user)` is `wholly` in every test (tests/conftest.py).
"""

import base64
import hashlib
import hmac
import struct
import time
from typing import Any

from django.test import Client

from passend.core import clock, fresh
from passend.people import middleware, whole
from passend.people.actions import factors

_by_force = Client.force_login


def halfway(client: Client, user: Any, backend: str | None = None) -> None:
    """Only the password: what somebody has who set up no second step yet, and came in long ago."""
    _by_force(client, user, backend)
    now = clock.now().timestamp()
    keep(client, {middleware.BEGAN: now, middleware.SEEN: now})


def wholly(client: Client, user: Any, backend: str | None = None) -> None:
    """The account, shown just now, with the second step where that is asked."""
    halfway(client, user, backend)
    keep(client, {fresh.STAMP: clock.now().timestamp(), whole.MARK: True})


def keep(client: Client, facts: dict[str, Any]) -> None:
    session = client.session
    session.update(facts)
    session.save()


class App:
    """The app on somebody's phone: the codes of RFC 6238, none of them twice."""

    def __init__(self, secret: str) -> None:
        self.secret, self.shown = secret, set[int]()

    def code(self) -> str:
        """A code that works now; a neighbour of this half minute when that one was used."""
        now = int(time.time()) // 30
        at = next(at for at in (now, now + 1, now - 1) if at not in self.shown)
        self.shown.add(at)
        key = base64.b32decode(self.secret)
        hashed = hmac.new(key, struct.pack(">Q", at), hashlib.sha1).digest()
        start = hashed[-1] & 0x0F
        number = struct.unpack(">I", hashed[start : start + 4])[0] & 0x7FFFFFFF
        return f"{number % 1_000_000:06}"


APPS: dict[Any, App] = {}


def app_of(user: Any) -> App:
    """This person has set up the app, and has it at hand."""
    secret = base64.b32encode(str(user.pk).encode()[:20]).decode()
    if not factors.has_app(user):
        factors.add_app(user, by=user, secret=secret)
        APPS[user.pk] = App(secret)
    return APPS[user.pk]
