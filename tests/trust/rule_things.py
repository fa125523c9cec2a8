"""The rules of the school: a draft, and one to decide about."""

from functools import cached_property

from passend.statute.actions import locations
from passend.statute.models import Location, Rules
from tests import given_statute

from .matter_things import MatterThings


class RuleThings(MatterThings):
    """A thing has the name of its noun in the addresses. Of each kind there is one draft at most,
    in a school with two teams."""

    @cached_property
    def rules(self) -> Rules:
        return self._draft("support", "exams")

    @cached_property
    def new_rules(self) -> Rules:
        return self._draft("fund", "pregnancy")

    @cached_property
    def read_rules(self) -> Rules:
        """What everybody reads by now."""
        told = {"summary": self.text, "text": self.text}
        return given_statute.published("complaints", by=self.manager, **told)

    @cached_property
    def location(self) -> Location:
        return given_statute.location(f"{self.text[:60]} {self.n}", by=self.manager)

    @cached_property
    def shut_location(self) -> Location:
        made = given_statute.location(f"{self.text[:60]} {self.n} dicht", by=self.manager)
        return locations.close(made, by=self.manager)  # type: ignore[no-any-return]

    def _draft(self, *kinds: str) -> Rules:
        taken = set(Rules.objects.drafts().values_list("kind", flat=True))
        kind = next(kind for kind in kinds if kind not in taken)
        return given_statute.draft(kind, by=self.manager, summary=self.text, text=self.text)
