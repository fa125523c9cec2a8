"""What there is about the rights of persons: a break-glass, a request about data, an alarm."""

from functools import cached_property

from passend.cases.actions import glass as break_glass
from passend.cases.models import BreakGlass
from passend.core.actors import SYSTEM
from passend.people.actions import alarms
from passend.people.models import Alarm
from passend.privacy.actions import requests as data_requests
from passend.privacy.models import DataRequest
from tests import given

from .post_things import PostThings


class RightsThings(PostThings):
    """A thing has the name of its noun in the addresses."""

    @cached_property
    def glass(self) -> BreakGlass:
        """Somebody of another team opened the dossier because it could not wait."""
        made = BreakGlass()
        opens = given.coordinator()
        return break_glass.open(
            made, by=opens, case=self.case, reason="care", text=f"{self.text} nu"
        )

    @cached_property
    def data(self) -> DataRequest:
        """The student says that something is wrong."""
        ask = data_requests.ask
        return ask(DataRequest(), by=self.student, kind="correct", text=self.text, case=self.case)

    @cached_property
    def alarm(self) -> Alarm:
        found = Alarm(kind=Alarm.Kind.DENIED, user=self.coach, number=20)
        return alarms.sound(found, by=SYSTEM)
