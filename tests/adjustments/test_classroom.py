"""What teachers read about fewer lessons, absence and leave: what and until when, never why."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from passend.adjustments.actions import arranging, holding
from passend.adjustments.models import Arrangement
from passend.cases import sharing
from passend.cases.actions import sharing as switches
from passend.cases.models import Audience, Case, SharingChoice
from passend.core import clock
from passend.core.models import Event
from passend.people.models import Group, Student, User
from tests import given
from tests import given_arrangements as hours
from tests.given_adjustments import enrolled_case
from tests.given_sharing import outsider, parent

pytestmark = pytest.mark.django_db
LINE = "Is op maandag vrij."
HEADING = "Afgesproken: wie wanneer weg mag zijn"


@dataclass
class Room:
    """A group with its teacher, and a student in it."""

    group: Group
    teacher: User
    case: Case


def room() -> Room:
    group = given.group()
    case = enrolled_case(group, expected_start_on=clock.today())
    return Room(group, given.teacher(of=group), case)


def arranged(case: Case, line: str = LINE, **plan: object) -> Arrangement:
    return hours.granted(case, what=hours.plan(teacher_line=line, **plan))


def on_leave(case: Case) -> Arrangement:
    """A leave that runs today."""
    today = clock.today()
    made = hours.told(case, due_on=today + timedelta(days=20))
    return arranging.record(made, by=case.coach, statement_by="verloskundige")  # type: ignore[no-any-return]


def card(client: Client, teacher: User) -> str:
    client.force_login(teacher)
    return client.get(reverse("card.list")).content.decode()


def switches_page(client: Client, case: Case, to: str = "teachers") -> str:
    client.force_login(case.person)  # type: ignore[arg-type]
    return client.get(reverse("sharing.circle", args=[to])).content.decode()


def test_a_teacher_of_the_group_reads_the_line_and_never_the_reason_or_the_plan(
    client: Client,
) -> None:
    here = room()
    made = arranged(here.case)
    page = card(client, here.teacher)
    assert HEADING in page
    assert f"<strong>{here.case}</strong>: {LINE} (t/m " in page
    hidden = [made.own_words, made.follows, made.instead, made.absent, made.reach_why]
    assert all(hidden)
    assert not any(text in page for text in [*hidden, made.get_because_display()])


def test_something_around_absence_is_read_too(client: Client) -> None:
    here = room()
    hours.granted(here.case, sort="around", what=hours.plan(teacher_line="Mag eerder weg."))
    assert "Mag eerder weg. (t/m " in card(client, here.teacher)


def test_what_somebody_wrote_is_shown_as_text(client: Client) -> None:
    here = room()
    arranged(here.case, line="<b>Vrij</b> & weg")
    assert "&lt;b&gt;Vrij&lt;/b&gt; &amp; weg" in card(client, here.teacher)


def test_a_teacher_of_another_group_reads_nothing(client: Client) -> None:
    here, there = room(), room()
    arranged(here.case)
    page = card(client, there.teacher)
    assert LINE not in page
    assert str(here.case) not in page


def test_a_group_where_this_is_all_there_is_is_not_quiet_and_has_nothing_to_confirm(
    client: Client,
) -> None:
    here = room()
    arranged(here.case)
    page = card(client, here.teacher)
    assert here.group.name in page
    assert "quiet-count" not in page
    assert reverse("card.see", args=[here.group.pk]) not in page
    assert "Alles gezien" not in page


def test_it_stands_under_the_cards_of_the_group(client: Client) -> None:
    here = room()
    given.in_force(here.case)
    arranged(here.case)
    page = card(client, here.teacher)
    assert page.index('class="teacher-cards"') < page.index(HEADING)
    assert page.count('<section class="card"') == 1
    client.post(reverse("card.see", args=[here.group.pk]))
    assert LINE in card(client, here.teacher)


def test_without_a_line_there_is_nothing_to_read_and_nothing_to_switch(client: Client) -> None:
    here = room()
    made = arranged(here.case, line="")
    assert str(here.case) not in card(client, here.teacher)
    assert str(made.pk) not in switches_page(client, here.case)


def test_of_leave_a_teacher_reads_the_last_day_only(client: Client) -> None:
    """Expected on 15 September, so through 24 November; nothing says which leave it is."""
    with clock.at(datetime(2026, 9, 1, 10, tzinfo=UTC)):
        here = room()
        made = hours.told(here.case, due_on=date(2026, 9, 15))
        arranging.record(made, by=here.case.coach, statement_by="verloskundige")
        page = card(client, here.teacher)
    text = page.partition(f"<strong>{here.case}</strong>: ")[2].partition("</li>")[0]
    assert text == "Heeft verlof tot en met dinsdag 24 november 2026."
    assert not any(word in page.lower() for word in ("bevalling", "zwanger", "verloskundige"))


def test_what_did_not_begin_yet_is_not_on_the_card_but_has_a_switch_already(
    client: Client,
) -> None:
    here, today = room(), clock.today()
    made = arranged(here.case, starts_on=today + timedelta(days=1))
    assert LINE not in card(client, here.teacher)
    page = switches_page(client, here.case)
    assert f'id="i{made.pk}"' in page
    assert "Wat over je lessen is geregeld, vanaf" in page
    with clock.at(clock.now() + timedelta(days=1)):
        assert LINE in card(client, here.teacher)


def test_what_ended_is_not_shown_any_more(client: Client) -> None:
    here = room()
    made = arranged(here.case)
    assert LINE in card(client, here.teacher)
    holding.end(made, by=here.case.person)
    assert LINE not in card(client, here.teacher)
    assert str(made.pk) not in switches_page(client, here.case)


def test_past_its_last_day_it_is_gone_before_the_night_came_by(client: Client) -> None:
    here = room()
    made = arranged(here.case)
    Arrangement.objects.filter(pk=made.pk).update(ends_on=clock.today() - timedelta(days=1))
    assert LINE not in card(client, here.teacher)
    assert str(made.pk) not in switches_page(client, here.case)


def test_of_who_left_nothing_is_shown(client: Client) -> None:
    here = room()
    arranged(here.case)
    Student.objects.filter(pk=here.case.student_id).update(gone_on=clock.today())
    assert LINE not in card(client, here.teacher)


def test_a_dossier_that_is_only_kept_tells_teachers_nothing(client: Client) -> None:
    here = room()
    arranged(here.case)
    Case.objects.filter(pk=here.case.pk).update(restricted_from=clock.now())
    assert LINE not in card(client, here.teacher)


def test_the_switch_of_the_item_off_hides_it_at_the_next_request(client: Client) -> None:
    here = room()
    made, leave = arranged(here.case), on_leave(here.case)
    page = switches_page(client, here.case)
    assert "Wat over je lessen is geregeld" in page
    assert "Je verlof" in page
    assert LINE in page
    told = {"to": "teachers", "item": str(made.pk), "shares": "0"}
    answer = client.post(reverse("sharing.switch", args=[here.case.pk]), told)
    assert answer["Location"].endswith(f"#i{made.pk}")
    page = card(client, here.teacher)
    assert LINE not in page
    assert "Heeft verlof" in page
    switches.switch(here.case, by=here.case.person, to="teachers", item=leave.pk, shares=False)
    assert str(here.case) not in card(client, here.teacher)
    switches.switch(here.case, by=here.case.person, to="teachers", item=made.pk, shares=True)
    assert LINE in card(client, here.teacher)


def test_the_switch_of_all_teachers_off_hides_it(client: Client) -> None:
    here = room()
    arranged(here.case)
    switches.switch(here.case, by=here.case.person, to=Audience.TEACHERS, shares=False)
    assert LINE not in card(client, here.teacher)


def test_it_is_counted_with_the_promises_on_the_students_page(client: Client) -> None:
    here = room()
    given.in_force(here.case, measures=2)
    arranged(here.case)
    client.force_login(here.case.person)  # type: ignore[arg-type]
    page = client.get(reverse("desk.sharing")).content.decode()
    assert "3 van 3" in page.partition('id="teachers"')[2].partition("</section>")[0]


def test_other_circles_do_not_show_it_and_have_no_switch_for_it(client: Client) -> None:
    here = room()
    given.in_force(here.case)
    promise = here.case.agreements.get().measures.all()[0]
    parent(here.case)
    company = outsider(here.case, promise)
    made = arranged(here.case)
    for to in ("exam", "bpv", "parents", company.shares_as):
        assert str(made.pk) not in switches_page(client, here.case, to)
        assert not sharing.shown_to(Arrangement.objects.all(), to).exists()
        told = {"to": to, "item": str(made.pk), "shares": "1"}
        url = reverse("sharing.switch", args=[here.case.pk])
        assert client.post(url, told).status_code == 422
    assert not SharingChoice.objects.filter(item=made.pk).exists()


def test_of_somebody_else_there_is_no_switch(client: Client) -> None:
    here, there = room(), room()
    made = arranged(there.case)
    client.force_login(here.case.person)  # type: ignore[arg-type]
    told = {"to": "teachers", "item": str(made.pk), "shares": "0"}
    url = reverse("sharing.switch", args=[here.case.pk])
    assert client.post(url, told).status_code == 422


def test_the_student_reads_once_that_a_teacher_looked(client: Client) -> None:
    here = room()
    given.in_force(here.case)
    arranged(here.case)
    on_leave(here.case)
    for _ in range(2):
        card(client, here.teacher)
    looks = Event.objects.in_dossier(here.case).filter(verb="card.view")
    assert [(look.purpose, look.ground) for look in looks] == [("begeleiding", "group")]


def test_who_only_has_this_reads_that_a_teacher_looked_too(client: Client) -> None:
    here, quiet = room(), room()
    arranged(here.case)
    card(client, here.teacher)
    card(client, quiet.teacher)
    assert Event.objects.in_dossier(here.case).filter(verb="card.view").count() == 1
    assert not Event.objects.in_dossier(quiet.case).filter(verb="card.view").exists()


def test_the_card_costs_as_many_queries_for_more_students_and_more_groups(client: Client) -> None:
    here = room()
    arranged(here.case)
    client.force_login(here.teacher)

    def queries() -> int:
        client.get(reverse("card.list"))  # the first look of a day leaves its line
        with CaptureQueriesContext(connection) as seen:
            page = client.get(reverse("card.list")).content.decode()
        assert page.count(LINE) == Arrangement.objects.count()
        return len(seen)

    few = queries()
    second = given.group()
    second.teachers.create(user=here.teacher)
    for group in (here.group, here.group, second, second):
        arranged(enrolled_case(group))
    assert queries() == few
