"""The exam committee decides; the law of central exams holds; the student reads it and has the
letter. A21, A23 to A26 of the legal cases, through the product."""

import io
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.adjustments import actions, nightly
from passend.adjustments.given import Given
from passend.adjustments.models import Adjustment
from passend.cases.actions import sharing as switches
from passend.cases.models import Announcement
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from passend.people.models import Role, StaffRole
from tests import given
from tests import given_adjustments as exams
from tests.core.test_documents import text_in

pytestmark = pytest.mark.django_db
READING = {"needs": ["reading"]}
POSTED: dict[str, Any] = {
    "outcome": "granted", "school_minutes": "45", "school_aids": ["read_aloud"],
    "central_minutes": "30", "central_why": "handicap", "reasons": ["fits"], "text": "Dit helpt.",
}  # fmt: skip


def decided(made: Adjustment, what: Given, **facts: Any) -> Adjustment:
    told = {"outcome": "granted", "given": what, "text": "", **facts}
    return actions.decide(made, by=exams.member(made), **told)  # type: ignore[no-any-return]


def test_the_committee_decides_in_four_clicks(client: Client) -> None:
    made = exams.asked()
    client.force_login(exams.member(made))
    listed = client.get(reverse("adjustment.list")).content.decode()
    page = reverse("adjustment.decide", args=[made.pk])
    assert page in listed
    assert "Ik zie het niet goed" in client.get(page).content.decode()
    assert client.post(page, POSTED)["Location"] == made.get_absolute_url()
    made.refresh_from_db()
    assert (made.status, made.school_minutes, made.central_minutes) == ("granted", 45, 30)
    assert made.starts_on == clock.today()
    seen = Event.objects.in_dossier(made.case).views().last()
    assert seen is not None
    assert (seen.ground, seen.purpose) == ("decision", "examen")


def test_the_student_reads_it_and_from_then_two_weeks_count(client: Client) -> None:
    """A21: refused on 2 June, read that day, until 16 June."""
    with clock.at(datetime(2026, 6, 2, 10, tzinfo=UTC)):
        made = exams.refused()
        told = Announcement.objects.get()
        assert (told.status, told.ends_on) == ("open", None)
        assert Message.objects.filter(kind="decision_ready").count() == 1
        client.force_login(made.case.coach)
        assert "dinsdag 16 juni 2026" in client.get(made.get_absolute_url()).content.decode()
        client.force_login(made.case.person)
        page = client.get(made.get_absolute_url()).content.decode()
    told.refresh_from_db()
    assert (told.status, told.ends_on) == ("proven", date(2026, 6, 16))
    assert "dinsdag 16 juni 2026" in page
    assert "commissie van beroep voor de examens" in page
    assert "Dan toetst het examen niet meer wat het moet toetsen." in page


def test_a_last_day_on_whit_monday_moves_on() -> None:
    """25 May 2026 is a day off (Atw 1)."""
    made = exams.refused()
    told = Announcement.objects.get(case=made.case)
    assert told.term_from(date(2026, 5, 11)).last_day == date(2026, 5, 26)


def test_the_letter_is_an_accessible_paper_with_reasons_validity_and_the_clause(
    client: Client,
) -> None:
    made = exams.granted()
    client.force_login(made.case.person)
    answer = client.get(reverse("adjustment.pdf", args=[made.pk]))
    assert answer["Content-Disposition"] == 'attachment; filename="besluit.pdf"'
    words = " ".join(text_in(answer.content).split())
    for one in ("45 minuten extra", "voorleessoftware", "Dit helpt je.", "het einde van je"):
        assert one in words
    told = Announcement.objects.get()
    assert told.ends_on is not None
    assert str(told.ends_on.year) in words.partition("uiterlijk")[2]
    with pikepdf.open(io.BytesIO(answer.content)) as paper:
        assert "pdfuaid" in str(paper.Root.Metadata.read_bytes())


def test_there_is_no_letter_before_there_is_a_decision(client: Client) -> None:
    made = exams.asked()
    client.force_login(made.case.person)
    assert client.get(reverse("adjustment.pdf", args=[made.pk])).status_code == 404


def test_at_a_central_exam_more_than_thirty_is_no_choice(client: Client) -> None:
    made = exams.asked()
    client.force_login(exams.member(made))
    page = reverse("adjustment.decide", args=[made.pk])
    assert client.post(page, {**POSTED, "central_minutes": "45"}).status_code == 422
    with pytest.raises(ValidationError, match="30 minuten"):
        decided(made, Given(central_minutes=31, reasons=["fits"]))


def test_the_school_has_no_limit() -> None:
    """A25: 45 extra minutes and reading software at an exam of the school, without a statement."""
    what = Given(school_minutes=45, school_aids=["read_aloud"], reasons=["fits"])
    assert decided(exams.asked(**READING), what).status == "granted"


def test_a_central_exam_asks_a_statement_but_not_of_who_sees_hears_or_moves_badly() -> None:
    """A23 and A24."""
    what = Given(central_minutes=30, central_aids=["read_aloud"], reasons=["fits"])
    made = exams.asked(**READING)
    with pytest.raises(ValidationError, match="verklaring"):
        decided(made, what)
    stated = replace(what, statement_by="orthopedagoog", statement_on=date(2025, 5, 1))
    assert decided(made, stated).central_minutes == 30
    assert decided(exams.asked(needs=["seeing"]), what).status == "granted"


def test_the_second_language_counts_at_most_six_years_and_for_time_only() -> None:
    """A26: in the fifth year until 31 July of the sixth; then never again."""
    what = Given(central_minutes=30, central_why="language", reasons=["fits"])
    with clock.at(datetime(2026, 11, 22, 10, tzinfo=UTC)):
        made = exams.asked(needs=["language"], years_in_dutch=5)
        with pytest.raises(ValidationError, match="31-07-2028"):
            decided(made, what)
        with pytest.raises(ValidationError, match="alleen extra tijd"):
            decided(made, replace(what, ends_on=date(2028, 7, 31), central_aids=["read_aloud"]))
        assert decided(made, replace(what, ends_on=date(2028, 7, 31))).central_why == "language"
        late = exams.asked(needs=["language"], years_in_dutch=7)
        with pytest.raises(ValidationError, match="hooguit zes jaar"):
            decided(late, replace(what, ends_on=date(2026, 12, 1)))


def test_a_no_says_why_and_gives_nothing(client: Client) -> None:
    made = exams.asked()
    client.force_login(exams.member(made))
    page = reverse("adjustment.decide", args=[made.pk])
    no = {**POSTED, "outcome": "refused"}
    assert client.post(page, no).status_code == 422
    assert client.post(page, {**no, "reasons": ["requirements"], "text": ""}).status_code == 422
    assert client.post(page, {**no, "reasons": ["requirements"]}).status_code == 302
    made.refresh_from_db()
    assert (made.status, made.school_minutes, made.school_aids) == ("refused", 0, [])
    assert made.starts_on is None


def test_a_yes_that_gives_nothing_is_no_yes() -> None:
    with pytest.raises(ValidationError, match="Kies wat de student krijgt"):
        decided(exams.asked(), Given(reasons=["fits"]))


def test_of_another_team_or_not_shared_there_is_nothing(client: Client) -> None:
    made = exams.asked()
    member = exams.member(made)
    for person in (given.staff(Role.EXAM_BOARD, given.team()), given.coach()):
        client.force_login(person)
        assert client.get(reverse("adjustment.decide", args=[made.pk])).status_code == 404
        with pytest.raises(NotYou):
            actions.decide(made, by=person, outcome="granted", given=exams.GIVEN, text="")
    switches.switch(made.case, by=made.case.person, to="exam", shares=False)
    client.force_login(member)
    assert client.get(reverse("adjustment.decide", args=[made.pk])).status_code == 404
    assert str(made.case) not in client.get(reverse("adjustment.list")).content.decode()
    client.force_login(made.case.person)
    assert "deelt niets met de examencommissie" in (
        client.get(made.get_absolute_url()).content.decode()
    )


def test_who_filled_in_the_request_does_not_decide_it() -> None:
    """WEB 7.4.5a lid 5."""
    case = exams.enrolled_case()
    coach = case.coach
    assert coach is not None
    StaffRole.objects.create(
        user=coach, role=Role.EXAM_BOARD, team=case.team, from_on=date(2020, 8, 1)
    )
    made = exams.filled_in(case)
    actions.confirm(made, by=case.person)
    facts = {"outcome": "granted", "given": exams.GIVEN, "text": ""}
    with pytest.raises(NotYou):
        actions.decide(made, by=coach, **facts)
    assert actions.decide(made, by=exams.member(made), **facts).status == "granted"


def test_the_coach_advises_and_everybody_reads_it(client: Client) -> None:
    made = exams.asked()
    client.force_login(made.case.coach)
    page = reverse("adjustment.advise", args=[made.pk])
    client.post(page, {"text": "Een rustige plek werkt goed."})
    for person in (made.case.person, exams.member(made)):
        client.force_login(person)
        assert (
            "Een rustige plek werkt goed." in client.get(made.get_absolute_url()).content.decode()
        )


def test_a_new_yes_stands_beside_the_one_before() -> None:
    first = exams.granted()
    second = exams.granted(first.case)
    third = exams.refused(first.case)
    first.refresh_from_db()
    assert [made.status for made in (first, second, third)] == ["granted", "granted", "refused"]


def test_reading_later_gives_no_more_days(client: Client) -> None:
    """Awb 6:8: making known counts, so the careful day is printed."""
    with clock.at(datetime(2026, 6, 2, 10, tzinfo=UTC)):
        made = exams.refused()
    with clock.at(datetime(2026, 6, 12, 10, tzinfo=UTC)):
        client.force_login(made.case.person)
        page = client.get(made.get_absolute_url()).content.decode()
    assert "dinsdag 16 juni 2026" in page
    assert "voorlopige voorziening" in page
    assert Announcement.objects.get().ends_on == date(2026, 6, 16)


def test_a_student_stops_it() -> None:
    made = exams.granted()
    actions.end(made, by=made.case.person)
    assert made.status == "ended"
    with pytest.raises(NotNow):
        actions.end(made, by=made.case.person)


def test_it_ends_the_night_after_its_last_day() -> None:
    today = clock.today()
    short = exams.granted(what=replace(exams.GIVEN, ends_on=today))
    long = exams.granted()
    assert nightly.run()["aangepast examen voorbij"] == 0
    with clock.at(clock.now() + timedelta(days=1)):
        assert nightly.run()["aangepast examen voorbij"] == 1
        assert nightly.run()["aangepast examen voorbij"] == 0
    for made, status in ((short, "ended"), (long, "granted")):
        made.refresh_from_db()
        assert made.status == status
    assert Message.objects.filter(kind="adjustment_ended").count() == 1
    assert Event.objects.filter(verb="adjustment.expire").count() == 1
