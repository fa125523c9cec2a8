"""Everybody of one team."""

from datetime import date
from functools import cached_property
from itertools import count
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.usersessions.models import UserSession
from django.test import Client

from passend.core.sessions import kept
from passend.people.actions import claims, factors, sessions
from passend.people.models import Role, StaffRole, User
from tests import given
from tests import given_sharing as shared
from tests.signing_in import app_of

from . import passkey

_n = count(1)
EVERYBODY = [
    "manager",
    "coach",
    "intaker",
    "coordinator",
    "teacher",
    "student",
    "parent",
    "helper",
    "outsider",
    "board",
]


class Persons:
    case: Any
    case_parent: Any
    involved: Any

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
    def member(self) -> User:
        """Somebody of the staff, as the manager sees it."""
        return self.coach

    @cached_property
    def role(self) -> StaffRole:
        """Of a colleague, given by the account of the school."""
        facts = {"role": Role.TEAM_LEADER, "source": StaffRole.Source.CLAIM}
        return StaffRole.objects.create(user=given.coach(), **facts)

    @cached_property
    def stopped_role(self) -> StaffRole:
        facts = {"role": Role.QUALITY, "source": StaffRole.Source.CLAIM}
        given_there = StaffRole.objects.create(user=given.coach(), **facts)
        return claims.stop(given_there, by=self.manager)

    @cached_property
    def factor(self) -> Authenticator:
        """The second step of the coach."""
        app_of(self.coach)
        return Authenticator.objects.get(user=self.coach, type=Authenticator.Type.TOTP)

    @cached_property
    def spare(self) -> Authenticator:
        """Another one: the only one cannot be taken away."""
        assert self.factor
        credential = passkey.made_for("een-oude-vraag")
        factors.add_passkey(self.coach, by=self.coach, name="Sleutelbos", credential=credential)
        return Authenticator.objects.get(user=self.coach, type=Authenticator.Type.WEBAUTHN)

    @cached_property
    def session(self) -> UserSession:
        """Where the coach is signed in besides here."""
        sessions.begin(self.coach, f"elsewhere{self.n}", "Firefox op Linux")
        return UserSession.objects.get(session_key=kept(f"elsewhere{self.n}"))

    @cached_property
    def officer(self) -> User:
        """Of the whole school, not of a team."""
        return given.officer(**self.called(f"Officer{self.n}"))

    @cached_property
    def committee(self) -> User:
        """The front desk and every committee in one person, of the whole school."""
        user = given.staff(Role.FACILITY, **self.called(f"Commissie{self.n}"))
        for role in (Role.COMPLAINTS, Role.DISPUTES, Role.APPEALS):
            StaffRole.objects.create(user=user, role=role, from_on=date(2020, 8, 1))
        return user

    @cached_property
    def fund_worker(self) -> User:
        """Of the student fund, of the whole school."""
        return given.staff(Role.FUND, **self.called(f"Fonds{self.n}"))

    @cached_property
    def fund_decider(self) -> User:
        """A colleague, who decides: who decides does not let the money go."""
        return given.staff(Role.FUND, **self.called(f"Fonds{self.n}b"))

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
    def board(self) -> User:
        """Of the exam committee of this team."""
        return given.staff(Role.EXAM_BOARD, self.team, **self.called(f"Commissie{self.n}"))

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

    @cached_property
    def helper(self) -> User:
        """Of the school, and named to the dossier by the student."""
        user: User = given.staff(Role.SUPPORTER, **self.called(f"Helper{self.n}"))
        shared.helper(self.case, user=user)
        return user

    @cached_property
    def outsider(self) -> User:
        user: User = self.involved.user
        return user

    def people(self) -> dict[str, User | None]:
        """Everybody of this team who can sign in, and a stranger."""
        roles = [*EVERYBODY, "officer", "committee", "fund_worker"]
        return {**{role: getattr(self, role) for role in roles}, "stranger": None}

    @cached_property
    def clients(self) -> dict[str, Client]:
        """Everybody signed in, and a stranger who is not."""
        return {role: signed_in(person) for role, person in self.people().items()}


def signed_in(person: User | None) -> Client:
    client = Client()
    if person:
        client.force_login(person)
    return client
