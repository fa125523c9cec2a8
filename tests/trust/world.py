"""A team with everybody and everything in it, twice over: two that should not know each other.

All is made by the real actions, with `text` in the places where people write freely.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cached_property
from typing import Any

from django.db.models import Model
from django.test import Client

from passend.agreements.actions import send_code
from passend.cases.models import Case
from passend.core.actions import Action
from passend.core.models import key
from passend.people.actions import codes
from passend.people.models import OneTimeCode, Student, User

from .addresses import Address, by_name
from .fund_things import FundThings
from .persons import EVERYBODY, signed_in
from .rows import our_models
from .rule_things import RuleThings
from .undoing import undone
from .walk import Page, walk

__all__ = ["EVERYBODY", "World"]
SIGN_IN = OneTimeCode.Purpose.SIGN_IN


class World(RuleThings, FundThings):
    def __init__(self, text: str = "Rustige plek bij toetsen") -> None:
        super().__init__(text)
        self._sessions: dict[Any, Client] = {}
        self._walks: dict[tuple[str, str], list[Page]] = {}
        self.keys: dict[str, str] = {}
        """Every key in the dossiers of this team, with its kind."""

    def whole(self) -> "World":
        """Everything at once, for a module in which each test undoes what it did."""
        for kind in type(self).__mro__:
            for name, made in vars(kind).items():
                if isinstance(made, cached_property):
                    getattr(self, name)
        for person in self.everybody():
            self.signed_in(person)
        self.keys = {
            str(record.pk): model._meta.label
            for model in our_models()
            for record in model._base_manager.all()
            if self.holds(record)
        }
        return self

    def holds(self, record: Model) -> bool:
        """In a dossier of this team, or one of its students."""
        dossier = getattr(record, "dossier", None)
        ours = getattr(dossier or record, "team_id", None) == self.team.pk
        return ours and (dossier is not None or isinstance(record, Case | Student))

    def everybody(self) -> list[User]:
        """Also the students of the other dossiers."""
        cases = Case.objects.filter(team=self.team, person__isnull=False).select_related("person")
        named = [*self.people().values(), self.breaker, *(case.person for case in cases)]
        return [person for person in named if person]

    def walked(self, role: str, searching: str = "") -> list[Page]:
        """All that this person comes by, pressing every link: once for all tests of a process."""
        asked = role, searching
        if asked not in self._walks:
            with undone():
                pages = walk(self.people()[role], searching)
                self._walks[asked] = [replace(page, raw=b"") for page in pages]
        return self._walks[asked]

    def near(self, subject: Any) -> list[User]:
        """Everybody but the students of other dossiers than that of this thing."""
        own = getattr(getattr(subject, "dossier", None), "person", None)
        near = [*self.people().values(), self.breaker, own]
        return list({p.pk: p for p in self.everybody() if p in near}.values())

    def cases(self) -> list[Any]:
        """The keys of the dossiers of this team."""
        return list(Case.objects.filter(team=self.team).values_list("pk", flat=True))

    def secrets(self) -> list[str]:
        """What nobody outside this team may read."""
        return [self.name, self.student.email, str(self.case.pk), str(self.agreement.pk)]

    def key(self, address: Address) -> Any:
        """The key of the thing that this page is about."""
        assert hasattr(type(self), address.noun) or address.noun in {"group", "team"}, (
            f"{address.name}: tests/trust/things.py does not know how to make a {address.noun!r}. "
            "Teach it, or say in addresses.OF_ANOTHER what the key names."
        )
        return getattr(self, address.noun).pk

    def where(self, address: Address) -> str:
        """The page about the thing of this team; about nothing, where nobody made one."""
        if not address.keys:
            return address.of(0)
        thing = getattr(self, address.noun, None)
        if thing is None:
            return address.of_nobody()
        return address.about(thing)

    def doors(self, action: Action) -> Iterator[tuple[Client, str]]:
        """Where somebody of this team is offered this action now: who, and the page."""
        if action.verb == "import.resume":
            self.stops_halfway()
        if action.verb == "agreement.answer_by_code":
            send_code(self.coded, by=self.coach)  # a code is good for some minutes only
        if action.verb == "invitation.accept":
            codes.send_code(self.invitation.user, SIGN_IN, key(self.invitation))
        people = [(person, self.signed_in(person)) for person in self.everybody()]
        for subject in [*self.meant(action), *action.on._base_manager.all(), action.on()]:
            for person, client in people:
                path = self.page_of(action, subject, person)
                offered = path and action.is_open_to(person, subject)
                if offered and client.get(path).status_code in {200, 405}:
                    yield client, path

    def meant(self, action: Action) -> list[Any]:
        """The thing that was made for this verb, if any."""
        page = by_name().get(action.verb)
        thing = getattr(self, page.noun if page else action.verb.partition(".")[0], None)
        return [thing] if isinstance(thing, action.on) else []

    def signed_in(self, person: User) -> Client:
        """One session a person, for all tests of a module."""
        if person.pk not in self._sessions:
            self._sessions[person.pk] = signed_in(person)
        return self._sessions[person.pk]

    def page_of(self, action: Action, subject: Any, person: User) -> str:
        """The page of a verb: about the subject, about another thing, or about nothing yet.

        A page without a key is about something new, or about whoever opens it.
        """
        page = by_name().get(action.verb)
        if page is None:
            return ""
        if not page.pattern.pattern.converters:
            return page.of(0) if subject._state.adding or subject == person else ""
        other = getattr(self, page.noun, subject)
        thing = subject if isinstance(other, action.on) else other
        return "" if subject._state.adding else page.about(thing)
