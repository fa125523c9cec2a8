"""Where somebody is signed in: one line a browser, in words that people know."""

from typing import Any

from allauth.usersessions.models import UserSession
from django.http import HttpRequest
from django.utils.translation import gettext as _

from .actions import sessions

BROWSERS = (
    ("edg", "Edge"), ("opr", "Opera"), ("samsungbrowser", "Samsung Internet"),
    ("firefox", "Firefox"), ("fxios", "Firefox"), ("crios", "Chrome"), ("chrome", "Chrome"),
    ("chromium", "Chrome"), ("safari", "Safari"),
)  # fmt: skip
MACHINES = (
    ("iphone", "iPhone"), ("ipad", "iPad"), ("android", "Android"), ("cros", "Chromebook"),
    ("windows", "Windows"), ("mac os", "Mac"), ("macintosh", "Mac"), ("linux", "Linux"),
)  # fmt: skip
"""The first that is named wins: Chrome also says that it is Safari, and Edge that it is Chrome."""


def device(agent: str) -> str:
    """`Firefox op Windows`. What the browser really said is not kept: it can single people out."""
    told = agent.casefold()
    browser = next((name for word, name in BROWSERS if word in told), "")
    machine = next((name for word, name in MACHINES if word in told), "")
    if browser and machine:
        return _("%(browser)s op %(machine)s") % {"browser": browser, "machine": machine}
    return browser or machine or _("Onbekend apparaat")


def renew(request: HttpRequest) -> None:
    """A new id for the same session: the old one is dead at once (ASVS 7.2.4)."""
    before = request.session.session_key or ""
    request.session.cycle_key()
    sessions.moved(before, request.session.session_key or "")


def seen(request: HttpRequest) -> None:
    """This session was used just now."""
    sessions.seen(request.session.session_key or "")


def of(user: Any) -> list[UserSession]:
    """The open sign-ins, the newest first; what ended by itself is cleaned away."""
    sessions.forget_ended(user)
    return list(UserSession.objects.filter(user=user).order_by("-last_seen_at"))
