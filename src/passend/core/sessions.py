"""Sessions of which the database does not know the key.

The browser has a key; what is written down is what comes out when that key is sealed with the
secret of this installation. Who reads the database, or a copy of it, cannot come in with what
stands there (ASVS 5.0 V7.2, V11.4).
"""

from typing import Any

from django.conf import settings
from django.contrib.auth import HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends import db
from django.contrib.sessions.base_session import AbstractBaseSession
from django.contrib.sessions.models import Session
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from . import clock
from .prepared import Prepared

LETTERS = 40
"""As many as fit in the column: 160 bits."""
LIVING = Prepared(lambda key, now: Session.objects.filter(session_key=key, expire_date__gt=now))


def kept(key: str | None) -> str:
    """How the key of a browser is written down; nothing for a browser without one."""
    if not key:
        return ""
    made = salted_hmac("passend.session", key, secret=settings.SECRET_KEY, algorithm="sha256")
    return made.hexdigest()[:LETTERS]


class SessionStore(db.SessionStore):
    """Looks for a session, and writes it, under the sealed key. Nothing else differs."""

    def _get_session_from_db(self) -> Session | None:
        now = timezone.now()  # noqa: TID251 - of the library, which wrote down when it ends
        for found in LIVING(key=kept(self._session_key), now=now):
            return found
        self._session_key = None
        return None

    def create_model_instance(self, data: dict[str, Any]) -> AbstractBaseSession:
        made = super().create_model_instance(data)
        made.session_key = kept(made.session_key)
        return made

    def exists(self, session_key: str) -> bool:
        return super().exists(kept(session_key))

    def delete(self, session_key: str | None = None) -> None:
        super().delete(kept(session_key or self.session_key))


def belongs_to(user: Any, sealed: str) -> bool:
    """Whether the session under this sealed key still lets this person in.

    Not when it ended, and not when the password was changed since.
    """
    row = Session.objects.filter(session_key=sealed, expire_date__gt=clock.now()).first()
    if row is None:
        return False
    data = SessionStore().decode(row.session_data)
    same = constant_time_compare(data.get(HASH_SESSION_KEY, ""), user.get_session_auth_hash())
    return same and data.get(SESSION_KEY) == str(user.pk)


def end(sealed: str) -> None:
    """Whoever is in by this session is out at the next request."""
    Session.objects.filter(session_key=sealed).delete()
