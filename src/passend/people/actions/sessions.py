"""The sign-ins of a person: where they are, and ending them."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session

from passend.core import clock
from passend.core import sessions as store
from passend.core.actions import action
from passend.core.models import CacheEntry

from ..models import User
from ..policy import oneself

NOWHERE = "0.0.0.0"  # noqa: S104  # the library wants an address; we do not write down whose


def begin(user: User, session: str, device: str) -> None:
    """One line for the browser that has this key. As everywhere, the key itself is not kept."""
    now = clock.now()
    UserSession.objects.update_or_create(
        session_key=store.kept(session),
        defaults={
            "user": user,
            "ip": NOWHERE,
            "user_agent": device,
            "created_at": now,
            "last_seen_at": now,
        },
    )


def seen(session: str) -> None:
    UserSession.objects.filter(session_key=store.kept(session)).update(last_seen_at=clock.now())


def moved(before: str, after: str) -> None:
    """The same sign-in goes on under a new id."""
    lines = UserSession.objects.filter(session_key=store.kept(before))
    lines.update(session_key=store.kept(after))


def end_all(user: User, but: str = "") -> int:
    """Every sign-in of this person is dead at its next request. Returns how many there were."""
    ended = list(UserSession.objects.filter(user=user).exclude(session_key=store.kept(but)))
    for one in ended:
        _end(one)
    return len(ended)


def _end(one: UserSession) -> None:
    store.end(one.session_key)
    one.delete()


def forget_ended(user: User | None = None) -> int:
    """Lines of sign-ins that ended by themselves. Returns how many."""
    lines = UserSession.objects.all() if user is None else UserSession.objects.filter(user=user)
    lines = lines.select_related("user")
    ended = [one for one in lines if not store.belongs_to(one.user, one.session_key)]
    for one in ended:
        one.delete()
    return len(ended)


def forget_old() -> int:
    """What ended by itself, and what was kept for a moment and is over. Returns how many."""
    Session.objects.filter(expire_date__lt=clock.now()).delete()
    CacheEntry.objects.filter(expires__lt=clock.now()).delete()
    return forget_ended()


@action("session.end", "Beëindigen", on=User, who=oneself)
def end(user: User, *, by: Any, session: UserSession) -> None:
    """That browser is out at its next request."""
    _end(session)


@action("session.end_others", "Overal anders uitloggen", on=User, who=oneself)
def end_others(user: User, *, by: Any, but: str) -> None:
    """Every browser but this one."""
    end_all(user, but)
