"""Fewer hours and absence: asked by the student, decided by the coordinator, looked at again.

A06 of the legal cases: who cares for somebody at home asks for other hours (G-01).
"""

import io
from datetime import timedelta
from typing import Any

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.test import Client
from django.urls import reverse

from passend.adjustments import nightly
from passend.adjustments.actions import arranging, holding
from passend.adjustments.arranged_letter import letter_of
from passend.adjustments.models import Arrangement
from passend.adjustments.plan import Plan
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message
from passend.people.models import Role
from tests import given
from tests import given_arrangements as hours
from tests.core.test_documents import text_in
from tests.given_adjustments import enrolled_case

pytestmark = pytest.mark.django_db
CARE = {"sort": "hours", "because": "care"}


def posted(**kw: Any) -> dict[str, Any]:
    today = clock.today()
    return {
        "outcome": "granted", "absent": "Elke maandag.", "follows": "De andere dagen.",
        "instead": "Opdrachten thuis.", "within_reach": "on", "reach_why": "Alles past nog.",
        "starts_on": str(today), "review_on": str(today + timedelta(days=30)),
        "ends_on": str(today + timedelta(days=90)), "reasons": ["needed"], "text": "Dit helpt.",
        **kw,
    }  # fmt: skip


def test_from_asking_to_a_decision_that_holds_on_pages(client: Client) -> None:
    """A06: no disability, and still something to ask: hours, because somebody cares at home."""
    case = enrolled_case()
    client.force_login(case.person)
    page = reverse("arrangement.ask", args=[case.pk])
    answer = client.post(page, {**hours.ANSWERS, **CARE})
    made = Arrangement.objects.get()
    assert answer["Location"] == made.get_absolute_url()
    assert (made.status, made.decide_by) == ("asked", clock.today() + timedelta(weeks=3))
    client.force_login(hours.coordinator(made))
    assert str(case) in client.get(reverse("arrangement.list")).content.decode()
    decide = reverse("arrangement.decide", args=[made.pk])
    assert "WEB 7.2.7" in client.get(decide).content.decode()
    assert client.post(decide, posted()).status_code == 302
    made.refresh_from_db()
    assert made.holds_on(clock.today())
    client.force_login(case.person)
    told = client.get(made.get_absolute_url()).content.decode()
    assert "School schrijft dit niet op als verzuim" in told
    assert "bezwaar maken" in told
    assert made.get_absolute_url() in client.get(reverse("route")).content.decode()
    client.force_login(case.coach)
    assert made.get_absolute_url() in client.get(case.get_absolute_url()).content.decode()


def test_a_person_says_that_the_diploma_stays_within_reach_and_why() -> None:
    made = hours.asked()
    by = hours.coordinator(made)
    facts = {"outcome": "granted", "text": ""}
    for gap in ({"within_reach": False}, {"reach_why": " "}):
        with pytest.raises(ValidationError, match="haalbaar"):
            arranging.decide(made, by=by, plan=hours.plan(**gap), **facts)
    for gap in ({"ends_on": None}, {"review_on": None}, {"follows": ""}, {"absent": ""}):
        with pytest.raises(ValidationError):
            arranging.decide(made, by=by, plan=hours.plan(**gap), **facts)
    assert arranging.decide(made, by=by, plan=hours.plan(), **facts).status == "granted"
    with pytest.raises(IntegrityError), transaction.atomic():
        Arrangement.objects.update(within_reach=False)


def test_something_around_absence_needs_no_plan_of_hours() -> None:
    what = hours.plan(follows="", instead="", within_reach=False, reach_why="")
    assert hours.granted(sort="around", because="sport", what=what).status == "granted"


def test_a_no_says_why_and_leads_to_an_objection(client: Client) -> None:
    made = hours.asked()
    client.force_login(hours.coordinator(made))
    page = reverse("arrangement.decide", args=[made.pk])
    no = posted(outcome="refused")
    assert client.post(page, no).status_code == 422
    no["reasons"] = ["not_reachable"]
    assert client.post(page, {**no, "text": ""}).status_code == 422
    assert client.post(page, no).status_code == 302
    made.refresh_from_db()
    assert (made.status, made.starts_on, made.absent) == ("refused", None, "")
    client.force_login(made.case.person)
    paper = client.get(reverse("arrangement.pdf", args=[made.pk]))
    words = " ".join(text_in(paper.content).split())
    for one in ("Zo kun je je diploma niet meer halen.", "bezwaar", "WEB 7.5.7"):
        assert one in words
    with pikepdf.open(io.BytesIO(paper.content)) as letter:
        assert "pdfuaid" in str(letter.Root.Metadata.read_bytes())


def test_there_is_no_letter_before_there_is_a_decision(client: Client) -> None:
    made = hours.asked()
    client.force_login(made.case.person)
    assert client.get(reverse("arrangement.pdf", args=[made.pk])).status_code == 404


def test_what_school_fills_in_the_student_confirms(client: Client) -> None:
    case = enrolled_case()
    client.force_login(case.coach)
    page = reverse("arrangement.fill_in", args=[case.pk])
    assert client.post(page, hours.ANSWERS).status_code == 302
    made = Arrangement.objects.get()
    assert made.status == "to_confirm"
    with pytest.raises(NotNow):
        arranging.decide(made, by=hours.coordinator(made), outcome="granted", plan=hours.plan(),
                         text="")  # fmt: skip
    client.force_login(case.person)
    confirm = reverse("arrangement.confirm", args=[made.pk])
    assert "Op maandag kan ik niet." in client.get(confirm).content.decode()
    client.post(confirm)
    made.refresh_from_db()
    assert made.status == "asked"


def test_who_filled_it_in_does_not_decide_it() -> None:
    case = enrolled_case()
    both = given.staff(Role.COORDINATOR, case.team)
    made = hours.filled_in(case, by=both)
    arranging.confirm(made, by=case.person)
    with pytest.raises(NotYou):
        arranging.decide(made, by=both, outcome="granted", plan=hours.plan(), text="")


def test_school_asks_for_more_and_the_days_of_waiting_do_not_count() -> None:
    made = hours.asked()
    last = made.decide_by
    arranging.ask_more(made, by=hours.coordinator(made), text="Op welke dagen?")
    with clock.at(clock.now() + timedelta(days=4)):
        arranging.supplement(made, by=made.case.person, text="Op maandag.")
    assert (made.status, made.decide_by) == ("asked", last + timedelta(days=4))


def test_without_an_answer_school_goes_on_after_two_weeks(client: Client) -> None:
    """As Awb 4:15 lid 1 onder a: the days of waiting do not count, and waiting has an end."""
    made = hours.asked()
    last = made.decide_by
    arranging.ask_more(made, by=hours.coordinator(made), text="Op welke dagen?")
    client.force_login(made.case.person)
    assert "Antwoord uiterlijk" in client.get(made.get_absolute_url()).content.decode()
    for days, status in ((14, "incomplete"), (15, "asked")):
        with clock.at(clock.now() + timedelta(days=days)):
            nightly.run()
            nightly.run()
        made.refresh_from_db()
        assert made.status == status
    assert made.decide_by == last + timedelta(days=14)
    assert Event.objects.filter(verb="arrangement.resume").count() == 1


def test_one_request_of_a_sort_runs_at_a_time() -> None:
    made = hours.asked()
    with pytest.raises((IntegrityError, ValidationError)), transaction.atomic():
        hours.asked(made.case)
    hours.asked(made.case, sort="around")
    arranging.withdraw(made, by=made.case.person)
    assert hours.asked(made.case).status == "asked"


def test_only_who_guides_sees_it(client: Client) -> None:
    made = hours.granted()
    others = (given.coach(), given.staff(Role.COORDINATOR, given.team()), given.officer(),
              given.staff(Role.EXAM_BOARD, made.case.team))  # fmt: skip
    for person in others:
        client.force_login(person)
        assert client.get(made.get_absolute_url()).status_code == 404


def test_they_look_back_and_it_goes_on() -> None:
    made = hours.granted()
    by, next_on = hours.coordinator(made), clock.today() + timedelta(days=60)
    for day in (clock.today(), made.ends_on + timedelta(days=1)):
        with pytest.raises(ValidationError):
            holding.review(made, by=by, review_on=day)
    holding.review(made, by=by, review_on=next_on)
    assert (made.status, made.review_on, made.reviewed_on) == ("granted", next_on, clock.today())


def test_a_student_stops_it() -> None:
    made = hours.granted()
    holding.end(made, by=made.case.person)
    assert made.status == "ended"
    with pytest.raises(NotNow):
        holding.end(made, by=made.case.person)


def test_it_ends_the_night_after_its_last_day() -> None:
    made = hours.granted()
    assert nightly.run()["regeling voorbij"] == 0
    with clock.at(clock.now() + timedelta(days=91)):
        assert nightly.run()["regeling voorbij"] == 1
        assert nightly.run()["regeling voorbij"] == 0
    made.refresh_from_db()
    assert made.status == "ended"
    assert Message.objects.filter(kind="adjustment_ended").count() == 1
    assert Event.objects.filter(verb="arrangement.expire").count() == 1


def test_a_decision_without_reasons_is_none() -> None:
    made = hours.asked()
    with pytest.raises(ValidationError, match="reden"):
        arranging.decide(made, by=hours.coordinator(made), outcome="refused", plan=Plan(), text="x")


def test_a_new_plan_takes_the_place_of_the_old_from_its_first_day() -> None:
    """Two plans at once would say two things about one Monday."""
    case = enrolled_case()
    old, today = hours.granted(case), clock.today()
    later = hours.plan(starts_on=today + timedelta(days=10), review_on=today + timedelta(days=40))
    new = hours.granted(case, what=later)
    old.refresh_from_db()
    assert (new.replaces, old.status, old.ends_on) == (old, "granted", today + timedelta(days=9))
    assert list(case.arrangements.in_force()) == [old]
    assert list(case.arrangements.in_force(today + timedelta(days=10))) == [new]
    now = hours.granted(case, what=hours.plan())
    old.refresh_from_db()
    assert (now.status, old.status) == ("granted", "replaced")


@pytest.mark.parametrize(("years", "told"), [(16, True), (19, False)])
def test_below_eighteen_the_letter_says_that_the_law_on_compulsory_education_holds(
    years: int, told: bool
) -> None:
    """Leerplichtwet 4c lid 2, 11 and 14 lid 3: the school alone cannot let somebody stay away."""
    born = clock.today().replace(year=clock.today().year - years, day=1)
    made = hours.granted(enrolled_case(born=born))
    said = str(letter_of(made))
    assert ("Leerplichtwet" in said) is told
    assert "School schrijft dit niet op als verzuim" in said
    assert "telt niet als verzuim" not in said


def test_who_is_ill_reads_that_five_weeks_need_a_statement() -> None:
    """WEB 8.1.7 lid 9 onder a; what school agrees does not replace it."""
    assert "verklaring van een arts" in str(letter_of(hours.granted(because="illness")))
    assert "verklaring van een arts" not in str(letter_of(hours.granted(because="sport")))


def test_a_no_does_not_hide_that_an_adjustment_can_be_a_duty() -> None:
    """WGBH/CZ 2: for who has a disability or a chronic illness, unless the burden is too much."""
    assert "WGBH/CZ" in str(letter_of(hours.refused()))


@pytest.mark.parametrize(("years", "told"), [(16, True), (19, False)])
def test_below_eighteen_the_promise_goes_no_further_than_the_law(years: int, told: bool) -> None:
    born = clock.today().replace(year=clock.today().year - years, day=1)
    said = str(letter_of(hours.granted(enrolled_case(born=born))))
    assert ("als het ook mag van de Leerplichtwet" in said) is told
