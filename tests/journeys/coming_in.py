"""The real way in, through the browser: password and app for staff, a code by mail for others."""

import re
from typing import Any

from passend.core.models import Message
from passend.people.models import User
from tests.signing_in import app_of

PASSWORD = "een-lang-wachtwoord-2026"


def come_in(person: Any, user: Any) -> None:
    """What is clicked and seen on the way does not count: screens.md begins after it."""
    counted = person.clicks, person.screens
    person.page.context.clear_cookies()
    account = User.objects.get(pk=user.pk)
    if account.is_employee:
        with_the_app(person, account)
    else:
        with_a_code(person, account)
    person.clicks, person.screens = counted


def with_the_app(person: Any, account: User) -> None:
    if not account.has_password:
        account.set_password(PASSWORD)
        account.save()
    app = app_of(account)
    person.goes_to("/inloggen/").fills("Je e-mailadres", account.username)
    person.fills("Je wachtwoord", PASSWORD).clicks_on("Inloggen", "button", exact=True)
    person.reads("De tweede stap").fills("De code", app.code())
    person.clicks_on("Inloggen", "button", exact=True)
    person.does_not_read("klopt niet")


def with_a_code(person: Any, account: User) -> None:
    codes = Message.objects.filter(kind="code", address=account.email)
    # Those of the same moment, where time stands still.
    earlier = list(codes.values_list("pk", flat=True))
    person.goes_to("/inloggen/code/").fills("Je e-mail", account.email)
    person.clicks_on("Mail mij een code")
    mailed = codes.exclude(pk__in=earlier).get()
    code = re.search(r"\b\d{6}\b", mailed.body)
    assert code
    person.fills("De code uit de mail", code[0])
    person.clicks_on("Inloggen", "button", exact=True)
