"""A team with everybody and everything in it, twice over: two that should not know each other.

A thing has the name of its noun in the addresses: `world.case`, `world.agreement`. All is made by
the real actions, with `text` in the places where people write freely.
"""

from functools import cached_property
from itertools import count
from typing import Any

from django.test import Client
from django.urls import NoReverseMatch, reverse

from passend.agreements.models import Agreement
from passend.cases.models import Case
from passend.core import files, jobs
from passend.core.actions import Action
from passend.core.models import Job
from passend.people.models import User
from tests import given

from .addresses import Address

_n = count(1)
EVERYBODY = ["manager", "coach", "intaker", "coordinator", "teacher", "student", "parent"]


class World:
    def __init__(self, text: str = "Rustige plek bij toetsen") -> None:
        self.text = text
        self.n = next(_n)
        self.name = f"Zeldenrust{self.n}xq"
        self.team = given.team()
        self.group = given.group(self.team)

    def called(self, last_name: str) -> dict[str, str]:
        """A name that is in no other text; with the text in it when that is hostile."""
        return {"first_name": self.text[:80], "last_name": last_name}

    @cached_property
    def manager(self) -> User:
        return given.manager()

    @cached_property
    def coach(self) -> User:
        return given.coach(**self.called(f"Coach{self.n}"))

    @cached_property
    def intaker(self) -> User:
        return given.intaker(**self.called(f"Intaker{self.n}"))

    @cached_property
    def coordinator(self) -> User:
        return given.coordinator(self.team)

    @cached_property
    def teacher(self) -> User:
        return given.teacher(self.group)

    @cached_property
    def student(self) -> User:
        return given.account(**self.called(self.name))

    @cached_property
    def parent(self) -> User:
        return given.account()

    @cached_property
    def case(self) -> Case:
        """With an agreement in force."""
        return self.dossier(self.student)

    @cached_property
    def agreement(self) -> Agreement:
        return given.in_force(self.case, by=self.coach)

    @cached_property
    def drafted(self) -> Agreement:
        return given.draft(self.dossier(), by=self.coach)

    @cached_property
    def proposal(self) -> Agreement:
        return given.proposed(self.dossier(), by=self.coach)

    @cached_property
    def unanswered(self) -> Case:
        """Heard, and nothing drafted yet."""
        return self.dossier()

    @cached_property
    def job(self) -> Job:
        """Done, with a file; it belongs to the coach."""
        jobs.WORK.setdefault("trust.paper", ("Een stuk maken", paper))
        job = jobs.start("trust.paper", by=self.coach)
        jobs.run.call(str(job.pk))
        return Job.objects.get(pk=job.pk)

    def dossier(self, person: User | None = None) -> Case:
        person = person or given.account(**self.called(f"{self.name}{next(_n)}"))
        return given.heard_case(
            person=person, coach=self.coach, intaker=self.intaker, team=self.team
        )

    def whole(self) -> "World":
        """Everything at once, for a module in which each test undoes what it did."""
        for name, made in vars(type(self)).items():
            if isinstance(made, cached_property):
                getattr(self, name)
        return self

    def people(self) -> dict[str, User | None]:
        """Everybody of this team who can sign in, and a stranger."""
        return {**{role: getattr(self, role) for role in EVERYBODY}, "stranger": None}

    def everybody(self) -> list[User]:
        """Also the students of the other dossiers."""
        cases = Case.objects.filter(team=self.team, person__isnull=False)
        return [*(p for p in self.people().values() if p), *(case.person for case in cases)]

    def secrets(self) -> list[str]:
        """What nobody outside this team may read."""
        return [self.name, self.student.email, str(self.case.pk), str(self.agreement.pk)]

    def key(self, address: Address) -> Any:
        """The key of the thing that this page is about."""
        assert hasattr(type(self), address.noun), (
            f"{address.name}: tests/trust/world.py does not know how to make a {address.noun!r}. "
            "Teach it, or say in addresses.OF_ANOTHER what the key names."
        )
        return getattr(self, address.noun).pk

    def opens(self, action: Action) -> tuple[Client, str]:
        """Somebody of this team, and the page on which (s)he can do this now."""
        for subject in action.on._base_manager.all():
            for person in self.everybody():
                if action.is_open_to(person, subject):
                    client = Client()
                    client.force_login(person)
                    path = address_of(action.verb, subject.pk)
                    if client.get(path).status_code == 200:
                        return client, path
        raise AssertionError(f"tests/trust/world.py: nobody in it can do {action.verb} now")


def address_of(verb: str, key: object) -> str:
    """The page of a verb; one that makes something new has no key."""
    try:
        return reverse(verb, args=[key])
    except NoReverseMatch:
        return reverse(verb)


def paper(job: jobs.Handle) -> Any:
    return files.keep("stuk.txt", "text/plain", [b"stuk"])
