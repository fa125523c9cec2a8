"""What holds of hours, absence and leave: followed up, ended early, looked back on, too late."""

from datetime import date, timedelta
from functools import partial

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.adjustments import nightly
from passend.adjustments.actions import arranging, holding
from passend.adjustments.arranged_letter import letter_of
from passend.adjustments.models import Arrangement
from passend.adjustments.plan import Plan
from passend.cases.models import Announcement
from passend.cases.remedy import announcement_of
from passend.core import clock
from passend.core.errors import NotNow, NotYou
from passend.core.models import Event, Message, key
from passend.desk.parts import Parts
from passend.desk.waiting import Waiting, WaitingInOne
from tests import given, given_sharing
from tests import given_arrangements as hours
from tests.given_adjustments import enrolled_case

pytestmark = pytest.mark.django_db


def in_days(count: int) -> date:
    return clock.today() + timedelta(days=count)


def later(first: int, last: int) -> Plan:
    """Between two days that still come."""
    return hours.plan(starts_on=in_days(first), review_on=in_days(first + 1), ends_on=in_days(last))


def test_a_plan_that_would_begin_later_gives_way_to_one_that_holds_then() -> None:
    """Also one with the same first day, which holds for nobody yet."""
    for first in (10, 20):
        case = enrolled_case()
        old = hours.granted(case, what=later(first, 60))
        new = hours.granted(case, what=later(10, 60))
        old.refresh_from_db()
        assert (old.status, new.replaces) == ("replaced", old)
        assert list(case.arrangements.in_force(in_days(25))) == [new]


def test_a_plan_that_begins_after_the_new_one_ends_stays() -> None:
    case = enrolled_case()
    old = hours.granted(case, what=later(100, 160))
    hours.granted(case, what=later(1, 60))
    old.refresh_from_db()
    assert (old.status, old.ends_on) == ("granted", in_days(160))


def test_the_student_reads_in_both_letters_what_took_the_place_of_what(client: Client) -> None:
    case = enrolled_case()
    old = hours.granted(case)
    new = hours.granted(case, what=later(10, 60))
    assert "Dit komt in de plaats van het besluit van" in str(letter_of(new))
    client.force_login(case.person)
    page = client.get(old.get_absolute_url()).content.decode()
    assert "geldt een nieuwer besluit" in page
    assert new.get_absolute_url() in page


def test_who_decides_reads_what_holds_already(client: Client) -> None:
    case = enrolled_case()
    old = hours.granted(case)
    made = hours.asked(case)
    client.force_login(hours.coordinator(made))
    page = client.get(reverse("arrangement.decide", args=[made.pk])).content.decode()
    assert "komt in de plaats daarvan" in page
    assert old.get_absolute_url() in page


def test_what_is_followed_up_ends_without_a_mail_that_it_stopped() -> None:
    case = enrolled_case()
    old = hours.granted(case)
    hours.granted(case, what=later(10, 60))
    with clock.at(clock.now() + timedelta(days=11)):
        nightly.run()
    old.refresh_from_db()
    assert old.status == "replaced"
    assert not Message.objects.filter(kind="adjustment_ended").exists()


def test_school_ends_it_early_with_a_reason_and_a_way_to_object(client: Client) -> None:
    """A decision again: WEB 7.5.7."""
    made = hours.granted()
    client.force_login(hours.coordinator(made))
    page = reverse("arrangement.stop", args=[made.pk])
    wrong = {"last_on": str(made.ends_on), "text": "Toetsen lopen achter."}
    assert client.post(page, wrong).status_code == 422
    assert client.post(page, {**wrong, "last_on": str(in_days(14)), "text": ""}).status_code == 422
    with clock.at(clock.now() + timedelta(days=3)):
        last = in_days(14)
        assert client.post(page, {**wrong, "last_on": str(last)}).status_code == 302
        told = announcement_of(made)
        assert told is not None
        assert told.made_on == clock.today()
    made.refresh_from_db()
    assert (made.status, made.ends_on) == ("granted", last)
    said = str(letter_of(made))
    for words in ("School stopt dit eerder", "Toetsen lopen achter.", "bezwaar"):
        assert words in said
    assert Announcement.objects.filter(about=key(made)).count() == 2
    assert Message.objects.filter(kind="decision_ready").count() == 2
    event = Event.objects.get(verb="arrangement.stop")
    assert "Toetsen" not in str(event.details)
    with clock.at(clock.now() + timedelta(days=18)):
        nightly.run()
    made.refresh_from_db()
    assert made.status == "ended"


def test_it_is_ended_early_once_and_never_where_it_is_a_right() -> None:
    made = hours.granted()
    by = hours.coordinator(made)
    with pytest.raises(ValidationError, match="waarom"):
        holding.stop(made, by=by, last_on=in_days(5), text=" ")
    holding.stop(made, by=by, last_on=in_days(5), text="Het lukt niet.")
    with pytest.raises(ValidationError, match="al eerder"):
        holding.stop(made, by=by, last_on=in_days(3), text="Het lukt niet.")
    leave = hours.told()
    arranging.record(leave, by=leave.case.coach, statement_by="arts")
    with pytest.raises(NotYou):
        holding.stop(leave, by=hours.coordinator(leave), last_on=in_days(5), text="Nee.")


def test_what_is_over_cannot_be_stopped() -> None:
    made = hours.granted()
    holding.end(made, by=made.case.person)
    with pytest.raises(NotNow):
        holding.stop(made, by=hours.coordinator(made), last_on=in_days(5), text="Nee.")


def test_looking_back_is_told_and_stands_with_what_there_is_to_do(client: Client) -> None:
    made = hours.granted()
    by = hours.coordinator(made)
    client.force_login(by)
    home, review = reverse("worklist"), reverse("arrangement.review", args=[made.pk])
    assert review not in client.get(home).content.decode()
    with clock.at(clock.now() + timedelta(days=20)):
        assert review in client.get(home).content.decode()
        holding.review(made, by=by, review_on=in_days(60))
        assert review not in client.get(home).content.decode()
    assert Message.objects.filter(kind="arrangement_reviewed").count() == 1


def test_a_request_stands_in_the_list_of_who_can_do_something_about_it(client: Client) -> None:
    """Hours for the coordinator; leave also for the coach, who records it."""
    made = hours.asked()
    client.force_login(hours.coordinator(made))
    assert made.get_absolute_url() in client.get(reverse("worklist")).content.decode()
    client.force_login(made.case.coach)
    assert made.get_absolute_url() not in client.get(reverse("today")).content.decode()
    leave = hours.told(made.case)
    assert leave.get_absolute_url() in client.get(reverse("today")).content.decode()


def test_staff_fill_in_leave_with_the_student_who_says_that_it_is_right(client: Client) -> None:
    case = enrolled_case()
    client.force_login(case.coach)
    page = reverse("arrangement.tell_for", args=[case.pk])
    assert client.post(page, {"due_on": str(in_days(60))}).status_code == 302
    made = Arrangement.objects.get()
    assert (made.status, made.sort) == ("to_confirm", "leave")
    client.force_login(case.person)
    route = client.get(reverse("route")).content.decode()
    assert "School vulde een aanvraag voor je in. Klopt het?" in route
    arranging.confirm(made, by=case.person)
    assert made.status == "asked"


def test_nobody_without_an_account_is_asked_to_confirm() -> None:
    case = enrolled_case()
    by, case.person = case.coach, None
    case.save()
    for begin in (
        partial(arranging.tell_for, due_on=in_days(60)),
        partial(arranging.fill_in, answers=hours.ANSWERS),
    ):
        with pytest.raises(ValidationError, match="bevestigen"):
            begin(case, by=by)


def test_what_waits_and_what_holds_stands_on_the_pages_of_the_student(client: Client) -> None:
    made = hours.granted()
    client.force_login(made.case.person)
    route = client.get(reverse("route")).content.decode()
    assert "Er is een besluit over je lessen of verlof." in route
    mine = client.get(reverse("desk.agreements")).content.decode()
    assert "Elke maandag." in mine
    holding.end(made, by=made.case.person)
    assert "Elke maandag." not in client.get(reverse("desk.agreements")).content.decode()


def test_school_is_too_late_and_the_student_reads_what_to_do(client: Client) -> None:
    made = hours.asked()
    client.force_login(made.case.person)
    assert "School is te laat" not in client.get(made.get_absolute_url()).content.decode()
    with clock.at(clock.now() + timedelta(weeks=4)):
        page = client.get(made.get_absolute_url()).content.decode()
    assert "School is te laat" in page
    assert "?over=silence" in page


@pytest.mark.parametrize(
    "slip", [{"starts_on": date.min}, {"ends_on": date.max}, {"starts_on": date(2016, 11, 2)}]
)
def test_a_slip_of_the_pen_in_the_year_of_a_plan_is_refused(slip: dict[str, date]) -> None:
    """Also beside a plan that holds already: counting back from the first day there is."""
    case = enrolled_case()
    hours.granted(case)
    made = hours.asked(case)
    facts = {"by": hours.coordinator(made), "outcome": "granted", "text": ""}
    with pytest.raises(ValidationError, match="hooguit een jaar terug"):
        arranging.decide(made, plan=hours.plan(**slip), **facts)
    leave = hours.told(case)
    with pytest.raises(ValidationError, match="hooguit een jaar langer"):
        arranging.record(leave, by=case.coach, statement_by="arts", until=date.max)


def test_who_only_helps_reads_nothing_of_absence_in_the_dossier(client: Client) -> None:
    """Less people see it than the dossier, on its timeline too (AVG 5 lid 1 onder c)."""
    made = hours.told()
    page = made.case.get_absolute_url()
    helper = given_sharing.helper(made.case).user
    for person, reads in ((helper, False), (made.case.coach, True)):
        client.force_login(person)
        told = client.get(page).content.decode()
        assert ("De student vroeg verlof" in told) is reads
        assert (made.get_absolute_url() in told) is reads


def test_the_page_of_a_dossier_says_the_same_is_due_as_the_list() -> None:
    made = hours.asked()
    leave, case = hours.told(made.case), made.case
    both, one = {made.pk, leave.pk}, {leave.pk}
    others = {given.coach(): set(), case.coach: one, hours.coordinator(made): both}
    for person, expected in others.items():
        listed = Waiting({case.pk}).arranged(person)
        assert {row[1] for row in listed} == expected
        if expected:
            assert {row[1] for row in WaitingInOne(Parts(case)).arranged(person)} == expected
