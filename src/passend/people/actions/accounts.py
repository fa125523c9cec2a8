"""The verbs of an account: who gets in, and with which password."""

from typing import Any

from django.contrib.auth.tokens import default_token_generator
from django.urls import reverse
from django.utils.encoding import force_bytes
from django.utils.http import urlsafe_base64_encode

from passend.core import clock, outbox
from passend.core.actions import action
from passend.core.models import School

from ..models import Role, StaffRole, User
from ..policy import oneself, system, visitor


@action("account.appoint", "Beheerder aanstellen", on=School, who=system, page=False)
def appoint(
    school: School, *, by: Any, email: str, first_name: str, last_name: str, password: str
) -> User:
    """The first functional manager, or one who lost every way in. From the command line only."""
    user = User.objects.filter(username=email).first() or User(username=email)
    user.email, user.first_name, user.last_name = email, first_name, last_name
    user.is_active = True
    user.set_password(password)
    user.save()
    if not user.has_role(Role.MANAGER):
        StaffRole.objects.create(user=user, role=Role.MANAGER)
    return user


@action("account.ask_password", "Nieuw wachtwoord vragen", on=User, who=visitor, page=False)
def ask_password(user: User, *, by: Any) -> None:
    """A link to the own address, good until it is used; asked ten times in an hour, sent once."""
    if not user.password:  # came with the roster and never had one
        user.set_unusable_password()
    uid = urlsafe_base64_encode(force_bytes(user.pk))
    link = reverse("password.choose", args=[uid, default_token_generator.make_token(user)])
    outbox.post("password", to=user, link=link, once=f"password:{user.pk}:{clock.now():%Y%m%d%H}")


@action("account.choose_password", "Wachtwoord kiezen", on=User, who=oneself, page=False)
def choose_password(user: User, *, by: Any, password: str) -> None:
    """Ends every other session of this person: Django binds a session to the password."""
    user.set_password(password)
