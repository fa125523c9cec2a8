"""What lies in the dossiers of a team, in every state that a page works on."""

from datetime import date
from functools import cached_property
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from passend.agreements import actions as agreements
from passend.agreements.models import (
    AgreedMeasure,
    Agreement,
    CardProblem,
    Consent,
    Evaluation,
    KeptAnswer,
    PaperSignature,
)
from passend.cases.actions import case as cases
from passend.cases.actions import hand_over, match, parent, request, talk
from passend.cases.actions import measure as library
from passend.cases.looking import looked
from passend.cases.models import (
    Case,
    CaseParent,
    HandOver,
    Match,
    Measure,
    Need,
    SupportRequest,
    Talk,
)
from passend.core import files, jobs
from passend.core.actors import SYSTEM, VISITOR
from passend.core.models import Event, Job
from passend.desk import actions as desk
from passend.desk.models import LookQuestion
from passend.people import actions as people
from passend.people.models import Import, Student
from tests import given
from tests.papers import PDF
from tests.people import worlds

from .exam_things import ExamThings


class Things(ExamThings):
    """A thing has the name of its noun in the addresses."""

    def requested(self, **answers: Any) -> Case:
        """Asked for help, with every free word of it hostile when the world is."""
        told = {
            **self.called(f"{self.name}{given.number()}"),
            "lastigst_text": self.text,
            "email": f"{self.name}{given.number()}@example.org".lower(),
            **answers,
        }
        draft = given.request_draft(**told)
        request.send(draft, by=VISITOR)
        case = SupportRequest.objects.get(pk=draft.pk).case
        assert case is not None
        cases.assign_intaker(case, by=self.coordinator, team=self.team, intaker=self.intaker)
        return case

    def heard(self, **answers: Any) -> Case:
        case = self.requested(**answers)
        cases.hear(
            case,
            by=self.intaker,
            outcome="need",
            grounds=["handicap"],
            needs=[("toetsen", self.text), ("energie", self.text)],
            strengths=self.text,
            helps=self.text,
            stuck=self.text,
            previous_school=self.text,
        )
        hand_over.assign_coach(case, by=self.coordinator, coach=self.coach)
        return case

    @cached_property
    def case(self) -> Case:
        """Enrolled, in the group of the teacher; everything hangs on this one."""
        case = self.heard(last_name=self.name)
        learner = given.student(
            self.team,
            coach=self.coach,
            group=self.group,
            born_earliest=case.born_earliest,
            born_latest=case.born_latest,
            **self.called(self.name),
        )
        cases.join(case, by=SYSTEM, enrolment=given.enrolment(learner, date(2026, 8, 1)))
        return case

    @cached_property
    def request(self) -> SupportRequest:
        return self.case.request

    @cached_property
    def unheard(self) -> Case:
        return self.requested()

    @cached_property
    def unanswered(self) -> Case:
        """Heard, and nothing drafted yet."""
        return self.heard()

    @cached_property
    def closed(self) -> Case:
        case = self.heard()
        cases.close(case, by=self.coordinator, reason="other")
        return case

    @cached_property
    def young(self) -> Case:
        """Of somebody of fifteen, with a parent who looks along."""
        return self.heard(born="2011-05-14")

    @cached_property
    def case_parent(self) -> CaseParent:
        names = {"first_name": self.text[:80], "last_name": "Ouder"}
        return parent.add(self.young, by=self.coach, email=f"ouder{self.n}@example.org", **names)

    @cached_property
    def need(self) -> Need:
        return self.case.needs.first()

    @cached_property
    def talk(self) -> Talk:
        return talk.record(self.case, by=self.coach, outcome="well", note=self.text)

    @cached_property
    def passing(self) -> HandOver:
        """Told to the student."""
        return self.passes()

    @cached_property
    def objected(self) -> HandOver:
        passing = self.passes()
        hand_over.object(passing, by=passing.case.person, text=self.text)
        return passing

    def passes(self) -> HandOver:
        case = self.heard()
        return hand_over.hand_over(case, by=self.coach, to=self.other_coach, reason="workload")

    @cached_property
    def match(self) -> Match:
        learner = given.student(self.team, **self.called(self.name))
        proposal = match.new(
            self.heard(), given.enrolment(learner, date(2026, 8, 1)), ["birth_date"]
        )
        return match.propose(proposal, by=SYSTEM)

    @cached_property
    def newcomer(self) -> Student:
        """In the register, without a dossier."""
        return given.student(self.team, coach=self.coach, **self.called(self.name))

    @cached_property
    def measure(self) -> Measure:
        return given.wording(title=self.text[:120], school_does=self.text).measure

    @cached_property
    def retired(self) -> Measure:
        measure = given.wording().measure
        return library.retire(measure, by=self.coordinator)

    @cached_property
    def agreement(self) -> Agreement:
        return given.in_force(self.case, by=self.coach)

    @cached_property
    def draft_request(self) -> SupportRequest:
        """All questions answered, and not sent yet."""
        return given.request_draft(
            **self.called(self.name),
            lastigst_text=self.text,
            wat_helpt="rust",
            vorige_school="nee",
            eerste_dag="nee",
            wie_mee="alleen",
        )

    @cached_property
    def consent(self) -> Consent:
        return self.agreement.consents.first()

    @cached_property
    def elsewhere(self) -> AgreedMeasure:
        """Another body decides about this promise."""
        wording = given.wording(decided_by="examencommissie")
        draft = agreements.draft(self.heard(), by=self.coach, wordings=[wording])
        return draft.measures.get(wording=wording)

    @cached_property
    def signed(self) -> PaperSignature:
        """Agreed on paper, by somebody who may object."""
        proposal = given.proposed(self.heard(), by=self.coach)
        answers = {str(line.pk): "agreed" for line in proposal.measures.all()}
        scan = SimpleUploadedFile(f"{self.text}.pdf", PDF, "application/pdf")
        agreements.confirm_paper(proposal, by=self.coach, scan=scan, answers=answers)
        return PaperSignature.objects.get(consent__agreement=proposal)

    @cached_property
    def coded(self) -> Agreement:
        """A proposal whose student got a code by mail, to answer at the desk."""
        proposal = given.proposed(self.heard(), by=self.coach)
        agreements.send_code(proposal, by=self.coach)
        return proposal

    @cached_property
    def evaluation(self) -> Evaluation:
        """The student is asked to tell first."""
        return agreements.evaluation.ask(given.in_force(self.heard(), by=self.coach), by=self.coach)

    @cached_property
    def held(self) -> Evaluation:
        agreement = given.in_force(self.heard(), by=self.coach)
        found = {"kept": "yes", "next": "continue", "helps": 4, "reason": self.text}
        findings = {str(line.pk): found for line in agreement.measures.all()}
        hold = agreements.evaluation.hold
        return hold(agreement, by=self.coach, findings=findings, student_view=self.text)

    @cached_property
    def question(self) -> LookQuestion:
        """The student asks why the coach looked."""
        looked(self.coach, self.case)
        seen = Event.objects.in_dossier(self.case).views().last()
        looked(self.coordinator, self.case)
        assert seen is not None
        return desk.ask(self.case, by=self.student, event=seen.pk, text=self.text)

    @cached_property
    def agreed(self) -> AgreedMeasure:
        return self.agreement.measures.first()

    @cached_property
    def drafted(self) -> Agreement:
        return given.draft(self.heard(), by=self.coach)

    @cached_property
    def proposal(self) -> Agreement:
        return given.proposed(self.heard(), by=self.coach)

    @cached_property
    def problem(self) -> CardProblem:
        return agreements.cards.report(self.agreed, by=self.teacher, reason="how", text=self.text)

    @cached_property
    def kept(self) -> KeptAnswer:
        return agreements.kept.say(self.agreed, by=self.student, face="not", text=self.text)

    @cached_property
    def applied(self) -> Import:
        rows = worlds.roster(self.row(2), self.row(3, email="geen adres"))
        return worlds.load("roster", rows, by=self.manager)

    def stops_halfway(self) -> Import:
        """The worker stopped. Not always there: only one import can be going on in a school."""
        batch = worlds.upload("roster", worlds.roster(self.row(4)), by=self.manager)
        return people.apply(batch, by=self.manager)

    @cached_property
    def uploaded(self) -> Import:
        """Waits for its columns."""
        file = SimpleUploadedFile("lijst.csv", worlds.roster(self.row(5)))
        batch = people.upload(Import(), by=self.manager, kind="roster", file=file)
        people.proceed(batch, self.manager)
        return Import.objects.get(pk=batch.pk)

    @cached_property
    def staged(self) -> Import:
        return worlds.upload("roster", worlds.roster(self.row(1)), by=self.manager)

    def row(self, n: int, email: str = "") -> str:
        name = f'"{self.text[:80]}"'.replace('""', '"')
        return f"T{self.n}{n};;{name};{self.name};{email};{self.group.name}"

    @cached_property
    def job(self) -> Job:
        """Done, with a file; it belongs to the coach."""
        job = self.asked_for()
        jobs.run.call(str(job.pk))
        return Job.objects.get(pk=job.pk)

    @cached_property
    def waiting(self) -> Job:
        """Nobody took it up yet."""
        return self.asked_for()

    def asked_for(self) -> Job:
        paper_work = jobs.Work("Een stuk maken", paper, jobs.AfterAStop.ANEW)
        jobs.WORK.setdefault("trust.paper", paper_work)
        return jobs.start("trust.paper", by=self.coach)


def paper(job: jobs.Handle) -> Any:
    return files.keep("stuk.txt", "text/plain", [b"stuk"])
