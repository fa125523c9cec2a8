"""One front door: received with its day, kept from who it is about, handled, and ended on time."""

from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection

from engines.deadlines import Timely
from passend.core import clock
from passend.core.actors import VISITOR
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message, School
from passend.facility import actions
from passend.facility.models import Matter
from tests import given
from tests import given_facility as door
from tests.papers import PDF

pytestmark = pytest.mark.django_db
D = date.fromisoformat
CASES = [
    # about, known, received, last day to bring it, decided by: the law cases of the numbers named
    ("decision", "2026-06-02", "2026-07-01", "2026-07-14", "2026-09-09"),  # A20
    ("exam", "2026-06-02", "2026-06-10", "2026-06-16", "2026-07-14"),  # A21
    ("treated", "2026-08-25", "2026-09-01", "2027-08-25", "2026-11-10"),  # A22
    ("advice", "2027-06-10", "2027-06-24", "2027-06-24", "2027-07-22"),  # A19
    ("removal", "2026-06-02", "2026-07-01", "2026-07-14", "2026-07-29"),
    ("question", None, "2026-09-01", None, "2026-09-15"),
]


def on(day: str) -> Any:
    return clock.at(datetime.fromisoformat(f"{day}T10:00").replace(tzinfo=UTC))


def received(about: str, known: str | None, day: str, **kw: Any) -> Matter:
    with on(day):
        return door.told(about, known_on=D(known) if known else None, **kw)


def handled(about: str, known: str, day: str) -> Matter:
    """Received, and at its committee."""
    with on(day):
        return door.passed_on(about, known_on=D(known))


@pytest.mark.parametrize(("about", "known", "day", "file_by", "decide_by"), CASES)
def test_the_days_of_the_law_stand_in_what_was_received(
    about: str, known: str | None, day: str, file_by: str | None, decide_by: str
) -> None:
    matter = received(about, known, day)
    assert matter.received_on == D(day)
    assert matter.file_by == (D(file_by) if file_by else None)
    assert matter.decide_by == D(decide_by)
    assert matter.timely in {Timely.IN_TIME, Timely.NO_TERM}


def test_the_day_of_receipt_is_proven_and_the_words_stand_in_no_log_and_no_mail() -> None:
    student, secretary = given.account(), door.member("facility")
    matter = door.told(by=student, wish="Excuses.")
    event = Event.objects.about(matter).get()
    assert (event.verb, event.actor) == ("matter.tell", f"people.user:{student.pk}")
    assert event.details["received_on"] == str(clock.today())
    mails = {m.kind: m for m in Message.objects.all()}
    assert mails["matter_received"].address == student.email
    assert mails["matter_task"].address == secretary.email
    told = str([vars(m) for m in mails.values()]) + str(event.details)
    assert door.WORDS not in told
    assert "Excuses" not in told


def test_the_words_cannot_be_read_from_the_database() -> None:
    door.told(late_reason="Ik was ziek.")
    with connection.cursor() as cursor:
        cursor.execute("SELECT text, late_reason FROM facility_matter")
        assert door.WORDS not in str(cursor.fetchall())


def test_who_guides_the_student_and_whom_it_is_about_see_nothing_also_in_the_committee() -> None:
    case = given.case_of_coach()
    coach, boss = case.coach, given.boss_of(case)
    teacher = door.member("complaints", first_name="Joke", last_name="de Wit")
    clerk = door.member("facility", first_name="Piet", last_name="Bakker")
    for guide in (coach, boss):
        door.also(guide, "complaints")
    matter = door.passed_on(by=case.person, about_whom="Joke de Wit en piet bakker")
    other, exam = door.member("complaints"), door.member("appeals")
    seen = Matter.objects.visible_to
    assert [matter in seen(who) for who in (case.person, other)] == [True] * 2
    apart = (coach, boss, teacher, clerk, exam, given.account(), given.manager())
    assert [matter in seen(who) for who in apart] == [False] * 7
    assert {m.address for m in Message.objects.filter(kind="matter_task")}.isdisjoint(
        {coach.email, boss.email, teacher.email, clerk.email}
    )
    assert not Event.objects.in_dossier(case).filter(verb__startswith="matter").exists()
    case.person.delete()
    assert Matter.objects.get().user is None
    assert matter not in seen(coach), "kept out also when the account is gone"


def test_keeping_a_second_one_out_lets_the_first_one_not_in() -> None:
    matter, desk = door.passed_on(), door.member("facility")
    first, second = door.member("complaints"), door.member("complaints")
    for who in (first, second):
        actions.keep_out(matter, by=desk, email=who.email)
    seen = Matter.objects.visible_to
    assert [matter in seen(who) for who in (first, second)] == [False, False]
    with pytest.raises(NotYou):
        actions.ask(matter, by=first, text="Wat?", until_on=clock.today() + timedelta(days=7))
    with pytest.raises(NotYou):
        actions.keep_out(matter, by=door.member("complaints"), email=first.email)
    with pytest.raises(ValidationError, match="één medewerker"):
        actions.keep_out(matter, by=desk, email="niemand@example.org")


def test_the_desk_reads_it_until_it_is_passed_on_and_the_board_from_the_advice() -> None:
    desk, member, boss = door.member("facility"), door.member("complaints"), door.board()
    new, at, advised = door.told(), door.passed_on(), door.advised()
    reads, sees = Matter.objects.readable_to, Matter.objects.visible_to
    assert set(reads(desk)) == {new}
    assert set(sees(desk)) == {new, at, advised}
    assert set(reads(member)) == set(sees(member)) == {at, advised}
    assert set(sees(boss)) == {advised}


def test_who_decides_sits_in_no_committee_and_who_judges_exams_not_in_that_of_appeal() -> None:
    both, examiner = door.member("disputes"), door.member("appeals")
    door.also(both, "board")
    door.also(examiner, "exam_board")
    matter, exam = door.advised("decision"), door.passed_on("exam")
    assert matter not in Matter.objects.visible_to(both)
    assert exam not in Matter.objects.visible_to(examiner)
    with pytest.raises(NotYou):
        actions.decide(matter, by=both, outcome="founded", text="Eens.")


def test_pressed_twice_is_brought_once() -> None:
    student = given.account()
    door.told(by=student)
    with pytest.raises(ValidationError, match="al verteld"):
        door.told(by=student)


def test_a_stranger_asks_without_a_name_and_can_bring_nothing_else() -> None:
    asked = door.anonymous()
    assert (asked.user, Matter.key_of(asked.token)) == (None, asked.pk)
    assert Matter.key_of("verzonnen") is None
    with pytest.raises(NotYou):
        actions.tell(Matter(about="treated"), by=VISITOR, text="Iets.")
    with pytest.raises(NotYou):
        actions.tell(Matter(about="question"), by=VISITOR, about="exam", text="Iets.")


def test_at_the_wrong_door_it_goes_back_and_on_and_the_day_of_receipt_stays() -> None:
    matter, desk = received("treated", "2026-06-02", "2026-06-16"), door.member("facility")
    member = door.member("complaints")
    assert matter not in Matter.objects.visible_to(member)
    with on("2026-07-01"):
        actions.forward(matter, by=desk, about="treated", text="Een klacht.")
        with pytest.raises(NotNow):
            actions.forward(matter, by=desk, about="exam", text="Toch niet.")
        actions.send_back(matter, by=member, text="Dit is een examen.")
        with pytest.raises(ValidationError, match="student zelf"):
            actions.forward(matter, by=desk, about="question", text="Een vraag.")
        actions.forward(matter, by=desk, about="exam", text="Een examen.")
    assert (matter.body, matter.received_on) == ("appeals", D("2026-06-16"))
    assert (matter.file_by, matter.timely) == (D("2026-06-16"), Timely.IN_TIME)
    assert matter.decide_by == D("2026-07-14")
    assert matter not in Matter.objects.visible_to(member)
    assert matter in Matter.objects.visible_to(door.member("appeals"))


@pytest.mark.parametrize(("is_public", "decide_by"), [(True, "2026-09-21"), (False, "2026-09-09")])
def test_what_is_asked_stands_still_where_the_law_says_so(is_public: bool, decide_by: str) -> None:
    School.objects.create(kept_months=[10], is_public=is_public)
    matter = handled("decision", "2026-06-02", "2026-07-01")
    with on("2026-07-06"):
        until = D("2026-07-31")
        facts = {"text": "Wat vind je?", "until_on": until, "is_incomplete": True}
        actions.ask(matter, by=door.member("disputes"), **facts)
    assert matter.status == "waiting"
    with on("2026-07-17"):
        scan = SimpleUploadedFile("besluit.pdf", PDF, "application/pdf")
        actions.reply(matter, by=matter.user, text="Hier.", file=scan)
    assert (matter.status, matter.decide_by) == ("open", D(decide_by))
    assert matter.due().paused == (10 if is_public else 0)
    step = matter.steps.get(kind="replied")
    assert step.file is not None
    assert step.file.name.endswith(".pdf")


def test_a_document_or_a_hearing_moves_nothing_also_at_a_public_school() -> None:
    School.objects.create(kept_months=[10], is_public=True)
    matter, member = handled("decision", "2026-06-02", "2026-07-01"), door.member("disputes")
    with on("2026-07-20"):
        actions.ask(matter, by=member, text="Het besluit.", until_on=D("2026-08-17"))
        actions.plan(matter, by=member, hearing_on=D("2026-08-17"), text="Tien uur.")
        with pytest.raises(ValidationError, match="uiterste dag"):
            actions.plan(matter, by=member, hearing_on=D("2026-09-10"), text="Later.")
    assert (matter.hearing_on, matter.decide_by) == (D("2026-08-17"), D("2026-09-09"))


def test_a_complaint_is_put_off_once_and_an_objection_never() -> None:
    matter = handled("treated", "2026-08-25", "2026-09-01")
    member = door.member("complaints")
    with on("2026-11-02"):
        actions.put_off(matter, by=member, text="Een getuige is ziek.")
        assert matter.decide_by == D("2026-12-08")
        with pytest.raises(ValidationError, match="één keer"):
            actions.put_off(matter, by=member, text="Nog eens.")
    with pytest.raises(ValidationError, match=r"7\.5\.8"):
        actions.put_off(door.passed_on("decision"), by=door.member("disputes"), text="Druk.")


def test_the_chair_finds_urgency_and_four_weeks_are_left() -> None:
    matter = handled("decision", "2026-06-02", "2026-07-01")
    assert matter.urgency_by == D("2026-07-08")
    with on("2026-07-03"):
        member = door.member("disputes")
        actions.urge(matter, by=member, is_urgent=True, text="De stage begint.")
    assert (matter.is_urgent, matter.decide_by) == (True, D("2026-07-29"))
    with pytest.raises(ValidationError):
        actions.urge(door.passed_on(), by=door.member("complaints"), is_urgent=True, text="Snel.")


def test_the_committee_hears_and_advises_and_the_board_concludes_with_the_court() -> None:
    matter = handled("decision", "2026-06-02", "2026-07-01")
    member, boss = door.member("disputes"), door.board()
    for who in (boss, member):
        with pytest.raises(NotYou):
            actions.decide(matter, by=who, outcome="unfounded", text="Oneens.")
    with on("2026-07-20"):
        with pytest.raises(ValidationError, match="Hoor eerst"):
            actions.advise(matter, by=member, text="Geef gelijk.")
        actions.plan(matter, by=member, hearing_on=D("2026-08-17"), text="Tien uur.")
    with on("2026-11-20"):
        actions.advise(matter, by=member, text="Geef gelijk.")
        decided = actions.decide(matter, by=boss, outcome="unfounded", text="Om deze reden.")
    assert (decided.status, decided.ended_on) == ("decided", D("2026-11-20"))
    assert decided.court_by == D("2027-01-04")
    assert Message.objects.filter(kind="matter_decided").count() == 1
    with pytest.raises(NotNow):
        actions.ask(matter, by=member, text="Nog iets?", until_on=clock.today())


def test_whom_a_complaint_is_about_gets_a_copy_before_the_advice() -> None:
    matter, member = door.passed_on(), door.member("complaints")
    with pytest.raises(ValidationError, match="kopie"):
        actions.advise(matter, by=member, text="Geef gelijk.", not_heard="declined")
    actions.copy(matter, by=member, text="Gegeven.")
    actions.advise(matter, by=member, text="Geef gelijk.", not_heard="declined")
    actions.decide(matter, by=door.board(), outcome="partly", text="Excuses.")
    assert matter.court_by is None, "no court after a complaint"


def test_the_appeals_committee_decides_itself_and_who_won_needs_no_court() -> None:
    won, lost, committee = door.passed_on("exam"), door.passed_on("exam"), door.member("appeals")
    with pytest.raises(ValidationError, match="geen advies"):
        actions.advise(won, by=committee, text="Advies.")
    actions.decide(won, by=committee, outcome="founded", text="Het besluit gaat weg.")
    actions.decide(lost, by=committee, outcome="unfounded", text="Het blijft.")
    assert won.court_by is None
    assert lost.court_by is not None


def test_a_complaint_is_left_unhandled_within_four_weeks_only() -> None:
    matter = handled("treated", "2025-08-25", "2026-09-01")
    assert matter.timely is Timely.OPEN
    member, facts = (
        door.member("complaints"),
        {"ground": "b", "text": "Te lang geleden."},
    )
    with on("2026-09-30"), pytest.raises(ValidationError, match="vier weken"):
        actions.close(matter, by=member, **facts)
    with on("2026-09-29"):
        actions.close(matter, by=member, **facts)
    assert matter.status == "closed"
    with pytest.raises(ValidationError, match="Alleen een klacht"):
        actions.close(door.passed_on("exam"), by=door.member("appeals"), **facts)


def test_a_withdrawal_crosses_a_decision_and_one_of_them_wins() -> None:
    matter = door.advised()
    before = Matter.objects.get(pk=matter.pk)
    with pytest.raises(NotYou):
        actions.withdraw(matter, by=given.account())
    actions.withdraw(matter, by=matter.user)
    with pytest.raises(NotNow):
        actions.decide(before, by=door.board(), outcome="founded", text="Te laat.")
    assert Matter.objects.get(pk=matter.pk).outcome == ""
