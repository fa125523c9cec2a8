"""Everybody of one team."""

from functools import cached_property
from itertools import count
from typing import Any

from django.test import Client

from passend.people.models import User
from tests import given

_n = count(1)
EVERYBODY = ["manager", "coach", "intaker", "coordinator", "teacher", "student", "parent"]


class Persons:
    case: Any
    case_parent: Any

    def __init__(self, text: str = "Rustige plek bij toetsen") -> None:
        self.text = text
        self.n = next(_n)
        self.name = f"Zeldenrust{self.n}xq"
        self.team = given.team()
        self.group = given.group(self.team)

    def called(self, last_name: str) -> dict[str, str]:
        """A first name that is the text, and a last name that is in no other text."""
        return {"first_name": self.text[:80], "last_name": last_name}

    @cached_property
    def manager(self) -> User:
        return given.manager(**self.called(f"Beheerder{self.n}"))

    @cached_property
    def coach(self) -> User:
        return given.coach(**self.called(f"Coach{self.n}"))

    @cached_property
    def other_coach(self) -> User:
        return given.coach(**self.called(f"Coach{self.n}b"))

    @cached_property
    def intaker(self) -> User:
        return given.intaker(**self.called(f"Intaker{self.n}"))

    @cached_property
    def coordinator(self) -> User:
        return given.coordinator(self.team, **self.called(f"Coördinator{self.n}"))

    @cached_property
    def teacher(self) -> User:
        return given.teacher(self.group, **self.called(f"Docent{self.n}"))

    @cached_property
    def student(self) -> User:
        person: User = self.case.person
        return person

    @cached_property
    def parent(self) -> User:
        user: User = self.case_parent.user
        return user

    def people(self) -> dict[str, User | None]:
        """Everybody of this team who can sign in, and a stranger."""
        return {**{role: getattr(self, role) for role in EVERYBODY}, "stranger": None}

    @cached_property
    def clients(self) -> dict[str, Client]:
        """Everybody signed in, and a stranger who is not."""
        return {role: signed_in(person) for role, person in self.people().items()}


def signed_in(person: User | None) -> Client:
    client = Client()
    if person:
        client.force_login(person)
    return client
