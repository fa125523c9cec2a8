"""What lies at the front door, in every state that a page works on."""

from functools import cached_property

from django.core.files.uploadedfile import SimpleUploadedFile

from passend.facility import actions as facility
from passend.facility.models import Matter, MatterStep
from tests import given_facility as door
from tests.papers import PDF

from .rights_things import RightsThings


class MatterThings(RightsThings):
    """A thing has the name of its noun in the addresses."""

    def brought(self, about: str, n: str = "") -> Matter:
        """By the student; no two with the same words."""
        return door.told(about, by=self.student, text=f"{self.text}{n}", wish=self.text)

    def at_committee(self, about: str, n: str = "") -> Matter:
        facts = {"about": about, "text": self.text}
        made: Matter = facility.forward(self.brought(about, n), by=self.committee, **facts)
        return made

    @cached_property
    def matter(self) -> Matter:
        """A complaint, at its committee."""
        return self.at_committee("treated")

    @cached_property
    def arrived(self) -> Matter:
        """A complaint that the front desk did not pass on yet."""
        return self.brought("treated", " nieuw")

    @cached_property
    def copied(self) -> Matter:
        """A complaint of which a copy was given."""
        matter = self.at_committee("treated", " kopie")
        made: Matter = facility.copy(matter, by=self.committee, text=self.text)
        return made

    @cached_property
    def objection(self) -> Matter:
        return self.at_committee("decision")

    @cached_property
    def asked_matter(self) -> Matter:
        """A question, which the front desk answers."""
        return self.brought("question")

    @cached_property
    def anonymous(self) -> Matter:
        return door.anonymous(self.text)

    @cached_property
    def matter_paper(self) -> MatterStep:
        """With a document, whose name is what somebody typed."""
        matter = self.brought("exam")
        scan = SimpleUploadedFile(f"{self.text[:60]}.pdf", PDF, "application/pdf")
        facility.reply(matter, by=self.student, text=self.text, file=scan)
        return matter.steps.get()

    @cached_property
    def withdrawn_matter(self) -> Matter:
        made: Matter = facility.withdraw(self.brought("question", " weg"), by=self.student)
        return made
