"""Inviting somebody from outside: a parent, a partner. A link, and then a code by mail.

    invitations.let_in(user, about=case, kind="parent_invited")  # inside the verb that lets them in
    invitations.take_back(user, about=case)                      # inside the verb that ends it

Both are plain functions: the event is that of the verb around them.
"""

import secrets
from datetime import timedelta
from typing import Any

from django.db import models
from django.db.models import Exists, OuterRef, QuerySet
from django.urls import reverse
from django.utils.crypto import constant_time_compare, salted_hmac

from passend.core import clock, outbox
from passend.core.actions import action
from passend.core.models import key

from ..models import Invitation, User
from ..policy import invited

GOOD_FOR = timedelta(days=14)
Status = Invitation.Status


def send(user: User, *, about: models.Model, kind: str) -> Invitation:
    """A new link to the own address; an older one for the same is dead from now on."""
    take_back(user, about=about)
    token, now = secrets.token_urlsafe(24), clock.now()
    made = Invitation(
        user=user, address=user.email, about=key(about), made_at=now, expires_at=now + GOOD_FOR
    )
    made.token_hash = hashed(made, token)
    made.save()
    link = reverse("invitation.accept", args=[made.pk, token])
    outbox.post(kind, to=user, address=user.email, link=link, about=about)
    return made


def let_in(user: User, *, about: models.Model, kind: str) -> None:
    """The mail that somebody may look along: an invitation, or the plain door for who came before
    (a parent of two children)."""
    if user.last_login is not None:
        link = reverse("code.ask")
        outbox.post(kind, to=user, address=user.email, link=link, about=about)
    else:
        send(user, about=about, kind=kind)


def take_back(user: User, *, about: models.Model) -> None:
    """A link that was not used yet opens nothing any more."""
    waiting = Invitation.objects.filter(user=user, about=key(about), status=Status.OPEN)
    waiting.update(status=Status.REVOKED, ended_at=clock.now())


@action(
    "invitation.accept",
    "Uitnodiging aannemen",
    on=Invitation,
    who=invited,
    when=[Status.OPEN],
    then=Status.ACCEPTED,
)
def accept(invitation: Invitation, *, by: Any) -> None:
    """Once; from now on this person comes in with a code to the own address."""
    invitation.ended_at = clock.now()


def hashed(made: Invitation, token: str) -> str:
    """Bound to its row, and to the secret of this installation."""
    told = f"{made.pk}:{token}"
    return salted_hmac("passend.people.invitation", told, algorithm="sha256").hexdigest()


def opened_by(invitation: Invitation, token: str) -> bool:
    """Whether this is the link that was sent, and it still works."""
    right = constant_time_compare(invitation.token_hash, hashed(invitation, token))
    return right and invitation.is_usable


def who_came(users: QuerySet[User]) -> QuerySet[User]:
    """Without those who were invited and never came: they have no other door."""
    mine = Invitation.objects.filter(user=OuterRef("pk"))
    came = mine.filter(status=Status.ACCEPTED)
    return users.filter(~Exists(mine) | Exists(came))
