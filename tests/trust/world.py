"""Two teams that should know nothing of each other, with everybody and everything in them.

A thing has the name of its noun in the addresses: `world.case`, `world.agreement`. It is made when
somebody asks for it, by the real actions, with `text` in every place where people write freely.
"""

from functools import cached_property
from typing import Any

from django.test import Client
from django.urls import reverse

from passend.core import files, jobs
from passend.core.actions import Action
from passend.core.models import Job
from passend.people.models import User
from tests import given

from .addresses import Address


class World:
    def __init__(self, text: str = "Rustige plek bij toetsen") -> None:
        self.text = text
        self.team = given.team()
        self.group = given.group(self.team)

    @cached_property
    def manager(self) -> User:
        return given.manager()

    @cached_property
    def coach(self) -> User:
        return given.coach()

    @cached_property
    def intaker(self) -> User:
        return given.intaker()

    @cached_property
    def coordinator(self) -> User:
        return given.coordinator(self.team)

    @cached_property
    def teacher(self) -> User:
        return given.teacher(self.group)

    @cached_property
    def student(self) -> User:
        return given.account()

    @cached_property
    def parent(self) -> User:
        return given.account()

    @cached_property
    def job(self) -> Job:
        """Done, with a file; it belongs to the coach."""
        jobs.WORK.setdefault("trust.paper", ("Een stuk maken", paper))
        job = jobs.start("trust.paper", by=self.coach)
        jobs.run.call(str(job.pk))
        return Job.objects.get(pk=job.pk)

    def whole(self) -> "World":
        """Everything at once, for a module in which each test undoes what it did."""
        for name, made in vars(type(self)).items():
            if isinstance(made, cached_property):
                getattr(self, name)
        return self

    def people(self) -> dict[str, User | None]:
        """Everybody of this team who can sign in, and a stranger."""
        roles = ["manager", "coach", "intaker", "coordinator", "teacher", "student", "parent"]
        return {**{role: getattr(self, role) for role in roles}, "stranger": None}

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
            for person in self.people().values():
                if person and action.is_open_to(person, subject):
                    client = Client()
                    client.force_login(person)
                    path = reverse(action.verb, args=[subject.pk])
                    if client.get(path).status_code == 200:
                        return client, path
        raise AssertionError(f"tests/trust/world.py: nobody in it can do {action.verb} now")


def paper(job: jobs.Handle) -> Any:
    return files.keep("stuk.txt", "text/plain", [b"stuk"])
