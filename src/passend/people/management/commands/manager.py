"""passend manager: makes the account that loads the register and sets the school's choices."""

import sys
from argparse import ArgumentParser
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError

from passend.core.actors import SYSTEM
from passend.core.models import School
from passend.people.actions import accounts
from passend.people.models import User


class Command(BaseCommand):
    help = "Maak het account van de functioneel beheerder, of geef het een nieuw wachtwoord."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--first-name", default="")
        parser.add_argument("--last-name", default="")
        parser.add_argument("--password-stdin", action="store_true", help="lees het van stdin")
        parser.add_argument("--invite", action="store_true", help="mail een link om het te kiezen")

    def handle(
        self, *args: Any, email: str, password_stdin: bool, invite: bool = False, **options: Any
    ) -> None:
        email = email.lower()
        names = {name: options[name] for name in ("first_name", "last_name")}
        password = ""
        if not invite:
            password = sys.stdin.readline().rstrip("\n") if password_stdin else ask()
            check(password, User(username=email, email=email, **names))
        school = School.current()
        accounts.appoint(school, by=SYSTEM, email=email, password=password, **names)
        self.stdout.write(f"{email} is functioneel beheerder.")


def check(password: str, user: User) -> None:
    """The same rules as on the page."""
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error


def ask() -> str:
    """Twice, without showing it."""
    first = getpass("Wachtwoord: ")
    if first != getpass("Nog een keer: "):
        raise CommandError("De twee wachtwoorden zijn niet gelijk.")
    return first
