"""One-time codes: six digits to somebody's own address, good for one act and ten minutes.

    send_code(user, OneTimeCode.Purpose.AGREE, subject=key(agreement))
    if use_code(user, OneTimeCode.Purpose.AGREE, "123456", subject=key(agreement)): ...

What one may ask and guess is bounded per account: three codes and fifteen guesses in ten
minutes, 250 wrong guesses a day, out of a million. Only a keyed hash is kept.
"""

import secrets
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.db.models import Sum
from django.utils.crypto import constant_time_compare, salted_hmac

from passend.core import clock, outbox
from passend.core.actions import action, lock
from passend.core.actors import VISITOR
from passend.core.together import together, undone

from ..models import OneTimeCode, User
from ..policy import visitor
from .accounts import nobody
from .invitations import who_came

GOOD_FOR = timedelta(minutes=10)
MOST_CODES, MOST_GUESSES, MOST_A_DAY = 3, 5, 250


@action("code.send", "Code sturen", on=User, who=visitor, logs=["purpose"], page=False)
def send(user: User, *, by: Any, purpose: str, about: str = "", code: str) -> OneTimeCode:
    """Keep the hash; who calls this sends the mail, once for all accounts of one address."""
    now = clock.now()
    made = OneTimeCode(
        user=user, purpose=purpose, subject=about, made_at=now, expires_at=now + GOOD_FOR
    )
    made.code_hash = hashed(made, code)
    return made


@action("code.use", "Code gebruiken", on=OneTimeCode, who=visitor, logs=["purpose"], page=False)
def use(code: OneTimeCode, *, by: Any) -> None:
    """Good once."""
    code.used_at = clock.now()


@action("code.miss", "Verkeerde code", on=OneTimeCode, who=visitor, logs=["attempts"], page=False)
def miss(code: OneTimeCode, *, by: Any) -> None:
    """After five wrong guesses the code is worth nothing."""
    code.attempts += 1


def send_code(user: User, purpose: str, subject: str = "", by: Any = None) -> bool:
    """Send a code to the user's own address. False when there is none, or too many were sent."""
    return send_to([user], purpose, subject, by=by or user)


def send_to(users: Sequence[User], purpose: str, subject: str = "", *, by: Any = VISITOR) -> bool:
    """The same code for several accounts that share one address: parent and child, say."""
    with together():
        able = [user for user in users if user.email and not _too_many(user, purpose)]
        if not able:
            return False
        code = f"{secrets.randbelow(1_000_000):06}"
        for user in able:
            send(user, by=by, purpose=purpose, about=subject, code=code)
        outbox.post("code", to=able[0], code=code)
    return True


def ask_for(address: str) -> None:
    """A code to whoever has this address. For an address that nobody has, or that asked too often,
    the same is done and undone: the time of the answer does not tell who is known here (ASVS
    6.3.8)."""
    found = with_address(address)
    if not found or not send_to(found, OneTimeCode.Purpose.SIGN_IN):
        with undone():
            send_to([nobody()], OneTimeCode.Purpose.SIGN_IN)


def use_code(user: User, purpose: str, code: str, subject: str = "", by: Any = None) -> bool:
    """Whether this code was sent to this user for this purpose and subject; then it is used up."""
    with together():
        lock(user)
        usable = OneTimeCode.objects.filter(
            user=user, purpose=purpose, subject=subject, used_at=None,
            expires_at__gt=clock.now(), attempts__lt=MOST_GUESSES,
        )  # fmt: skip
        waiting = list(usable)
        right = [c for c in waiting if constant_time_compare(c.code_hash, hashed(c, code))]
        for one in right:
            use(one, by=by or user)
        if not right:
            for one in waiting:
                miss(one, by=by or user)
        return bool(right)


def people_with(address: str, code: str) -> list[User]:
    """The accounts of this address for which this code opens the door."""
    return [
        user
        for user in with_address(address)
        if use_code(user, OneTimeCode.Purpose.SIGN_IN, code, by=VISITOR)
    ]


def with_address(address: str) -> list[User]:
    """Students and parents of this address; staff sign in with a password."""
    found = User.objects.filter(email__iexact=address.strip(), is_active=True).order_by("pk")
    return [user for user in who_came(found) if not user.is_employee]


def hashed(made: OneTimeCode, code: str) -> str:
    """Bound to its row, and to the secret of this installation."""
    what = f"{made.pk}:{code.strip()}"
    return salted_hmac("passend.people.code", what, algorithm="sha256").hexdigest()


def _too_many(user: User, purpose: str) -> bool:
    """What was guessed counts for the day, not what was sent: else whoever knows an address keeps
    its owner out by asking."""
    now = clock.now()
    sent = OneTimeCode.objects.filter(user=user, purpose=purpose)
    if sent.filter(made_at__gt=now - GOOD_FOR).count() >= MOST_CODES:
        return True
    of_a_day = sent.filter(made_at__gt=now - timedelta(days=1))
    return (of_a_day.aggregate(guessed=Sum("attempts"))["guessed"] or 0) >= MOST_A_DAY
