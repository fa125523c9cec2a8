"""When the machine cannot: a full disk (507) and a database that is away (503), said in words.

Anything else that nobody foresaw stays a 500. Django calls this wherever the exception came from: a
page, a form that is being read, or the session that is saved after the page.
"""

import errno
import sys
from typing import Any, Final

from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.translation import get_language, override
from django.utils.translation import gettext as _
from django.views.defaults import server_error

FULL, AWAY = 507, 503
FULL_SQLSTATE: Final = "53100"
FULL_SQLITE: Final = {13, 4874}
"""SQLITE_FULL, and SQLITE_IOERR_SHMSIZE: not even room to begin."""


def broken(request: HttpRequest) -> HttpResponse:
    """The page instead of the one that fell. It asks the database nothing, not even how the school
    names its roles: so in our own words, from under that layer (people/own_words.py)."""
    with override(get_language() or "nl"):
        return _instead(request)


def _instead(request: HttpRequest) -> HttpResponse:
    error = sys.exc_info()[1]
    if is_full(error):
        told = _("Er is nu geen plaats om iets te bewaren. De beheerder moet ruimte maken.")
        return _page(_("Dit past er nu niet bij"), told, FULL)
    if isinstance(error, OperationalError | InterfaceError):
        told = _("We kunnen nu niet bij de gegevens. Probeer het over een minuut opnieuw.")
        answer = _page(_("Even wachten"), told, AWAY)
        answer["Retry-After"] = "60"
        return answer
    return server_error(request)


def is_full(error: BaseException | None) -> bool:
    """Whether a full disk is at the root of it."""
    while error is not None:
        if isinstance(error, OSError) and error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return True
        codes: Any = (getattr(error, "sqlstate", None), getattr(error, "sqlite_errorcode", None))
        if codes[0] == FULL_SQLSTATE or codes[1] in FULL_SQLITE:
            return True
        error = error.__cause__ or error.__context__
    return False


def _page(title: str, told: str, status: int) -> HttpResponse:
    body = render_to_string("trouble.html", {"title": title, "told": told})
    return HttpResponse(body, status=status)
