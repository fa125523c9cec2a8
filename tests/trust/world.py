"""A team with everybody and everything in it, twice over: two that should not know each other.

All is made by the real actions, with `text` in the places where people write freely.
"""

from functools import cached_property
from typing import Any

from django.test import Client
from django.urls import NoReverseMatch, reverse

from passend.cases.models import Case
from passend.core.actions import Action
from passend.people.models import User

from .addresses import OF_ANOTHER, Address
from .persons import EVERYBODY, signed_in
from .things import Things

__all__ = ["EVERYBODY", "World"]


class World(Things):
    def whole(self) -> "World":
        """Everything at once, for a module in which each test undoes what it did."""
        for kind in type(self).__mro__:
            for name, made in vars(kind).items():
                if isinstance(made, cached_property):
                    getattr(self, name)
        return self

    def everybody(self) -> list[User]:
        """Also the students of the other dossiers."""
        cases = Case.objects.filter(team=self.team, person__isnull=False)
        return [*(p for p in self.people().values() if p), *(case.person for case in cases)]

    def secrets(self) -> list[str]:
        """What nobody outside this team may read."""
        return [self.name, self.student.email, str(self.case.pk), str(self.agreement.pk)]

    def key(self, address: Address) -> Any:
        """The key of the thing that this page is about."""
        assert hasattr(type(self), address.noun) or address.noun == "group", (
            f"{address.name}: tests/trust/things.py does not know how to make a {address.noun!r}. "
            "Teach it, or say in addresses.OF_ANOTHER what the key names."
        )
        return getattr(self, address.noun).pk

    def opens(self, action: Action) -> tuple[Client, str]:
        """Somebody of this team, and the page on which (s)he can do this now."""
        people = self.everybody()
        for subject in [*action.on._base_manager.all(), action.on()]:
            for person in people:
                if action.is_open_to(person, subject):
                    client = signed_in(person)
                    path = self.page_of(action, subject)
                    if path and client.get(path).status_code == 200:
                        return client, path
        raise AssertionError(f"tests/trust/things.py: nobody in it can do {action.verb} now")

    def page_of(self, action: Action, subject: Any) -> str:
        """The page of a verb: about the subject, about another thing, or about nothing yet."""
        other = getattr(self, OF_ANOTHER.get(action.verb, ""), subject)
        key = subject.pk if isinstance(other, action.on) else other.pk
        try:
            return reverse(action.verb, args=[key])
        except NoReverseMatch:
            return reverse(action.verb) if subject._state.adding else ""
