"""A test planner gets a key, and loses it. Tokens live shorter than an hour by themselves."""

from typing import Any

from oauth2_provider.models import AccessToken, Application

from passend.core import clock
from passend.core.actions import action

from ..models import Planner
from ..policy import manager


@action("planner.connect", "Toetsplanner koppelen", on=Planner, who=manager)
def connect(planner: Planner, *, by: Any, name: str, secret: str) -> None:
    """A client with one way in: its own id and secret (RFC 6749 4.4). Of the secret only a hash is
    kept, so it is shown now or never."""
    planner.name, planner.connected_on = name, clock.today()
    planner.application = Application.objects.create(
        name=name,
        client_type=Application.CLIENT_CONFIDENTIAL,
        authorization_grant_type=Application.GRANT_CLIENT_CREDENTIALS,
        client_secret=secret,
    )


@action(
    "planner.end",
    "Koppeling stoppen",
    on=Planner,
    who=manager,
    when=[Planner.Status.CONNECTED],
    then=Planner.Status.ENDED,
    logs=["ended_on"],
)
def end(planner: Planner, *, by: Any) -> None:
    """With the client every token goes: the next request finds the door closed."""
    had, planner.application = planner.application, None
    planner.ended_on = clock.today()
    if had is not None:
        had.delete()


def forget_tokens() -> int:
    """Those that are past their time. They open nothing any more, so nobody needs to know."""
    gone, _each = AccessToken.objects.filter(expires__lt=clock.now()).delete()
    return int(gone)
