"""Coming in, in tests: wholly with one call, as after the real sign-in, or only halfway.

`client.force_login(user)` is `wholly` in every test (tests/conftest.py).
"""

from typing import Any

from django.test import Client

from passend.core import clock, fresh

halfway = Client.force_login
"""Only the account: what somebody has who did not show a second factor, and not lately."""


def wholly(client: Client, user: Any, backend: str | None = None) -> None:
    """The account, shown just now, with the second factor where that is asked."""
    halfway(client, user, backend)
    session = client.session
    session[fresh.STAMP] = clock.now().timestamp()
    session.save()
