"""What there is about rights: a break-glass, a request about data, an alarm, *Wat mag ik?*."""

from functools import cached_property

from passend.cases.actions import glass as break_glass
from passend.cases.models import BreakGlass
from passend.core import jobs
from passend.core.actors import SYSTEM, VISITOR
from passend.people.actions import alarms
from passend.people.models import Alarm, User
from passend.privacy.actions import leaving_out
from passend.privacy.actions import requests as data_requests
from passend.privacy.models import DataRequest
from passend.rightsfinder import actions as letters
from passend.rightsfinder.answers import Answers
from passend.rightsfinder.links import token_of
from passend.rightsfinder.models import Outreach, OutreachChoice
from tests import given
from tests import given_sharing as shared
from tests.rightsfinder.made import answers

from .post_things import PostThings


class Tapped:
    """Answers by their address, where they are kept and nowhere else."""

    def __init__(self, made: Answers) -> None:
        self.token = made.link()


class RightsThings(PostThings):
    """A thing has the name of its noun in the addresses."""

    @cached_property
    def glass(self) -> BreakGlass:
        """Somebody of another team opened the dossier because it could not wait."""
        facts = {"case": self.case, "reason": "care", "text": f"{self.text} nu"}
        return break_glass.open(BreakGlass(), by=self.breaker, **facts)

    @cached_property
    def breaker(self) -> User:
        """Of another team: no other way leads this person to our dossier."""
        return given.coordinator(**self.called(f"Nood{self.n}"))

    @cached_property
    def misused(self) -> BreakGlass:
        """Judged, with the right gone and the student not told yet."""
        why = {"reason": "other", "text": f"{self.text} nu", "silence": f"{self.text} nu"}
        made = break_glass.open(BreakGlass(), by=given.coordinator(), case=self.unanswered, **why)
        judged = {"verdict": "misuse", "text": self.text, "tell_now": False}
        return break_glass.review(made, by=self.coordinator, **judged)

    @cached_property
    def data(self) -> DataRequest:
        """The student says that something is wrong."""
        ask = data_requests.ask
        return ask(DataRequest(), by=self.student, kind="correct", text=self.text, case=self.case)

    @cached_property
    def restricted(self) -> DataRequest:
        """Kept only, for as long as something is found out; of another student, whose dossier no
        page needs."""
        ask, decide = data_requests.ask, data_requests.decide
        case = self.heard()
        made = ask(DataRequest(), by=case.person, kind="restrict", text=self.text, case=case)
        return decide(made, by=self.officer, decision="granted", text=self.text)

    @cached_property
    def unnamed(self) -> DataRequest:
        """Somebody whom no file of another student names."""
        case = shared.agreed_case()
        named = shared.outsider(case, *shared.lines(case)[:1])
        made = leaving_out.leave_out(named, by=case.person, text=self.text)
        return data_requests.decide(made, by=self.officer, decision="granted", text=self.text)

    @cached_property
    def alarm(self) -> Alarm:
        found = Alarm(kind=Alarm.Kind.DENIED, user=self.coach, number=20)
        return alarms.sound(found, by=SYSTEM)

    @cached_property
    def finder(self) -> Tapped:
        """Somebody without an account, half way the questions of *Wat mag ik?*."""
        return Tapped(answers("zwanger", "geld", "geld", ontvangt_wsf="ja"))

    @cached_property
    def outreach(self) -> Outreach:
        """A letter about a right went to the students of the team."""
        assert self.case
        made: Outreach = letters.send(Outreach(provision="een_loket"), by=self.coordinator)
        jobs.run.call(str(made.job_id))
        return made

    @cached_property
    def unwanted(self) -> OutreachChoice:
        """Who got one switched them off by the link in it, and on again."""
        letter = self.outreach.letters.first()
        assert letter is not None
        letters.stop(OutreachChoice.of(letter.student), by=VISITOR)
        choice: OutreachChoice = letters.resume(OutreachChoice.of(letter.student), by=VISITOR)
        choice.token = token_of(letter)  # type: ignore[attr-defined]
        return choice
