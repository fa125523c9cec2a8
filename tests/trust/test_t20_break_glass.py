"""T-20. Break-glass is for what cannot wait: a real reason, an hour, one student, and somebody
else who looks at it. Who opens many files, or whose review is late, has it no more.
"""

from datetime import timedelta
from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from passend.cases.actions import glass
from passend.cases.glass import is_suspended
from passend.cases.models import BreakGlass, Case
from passend.core import clock
from passend.core.errors import NotYou
from passend.core.models import Event, Message, School, key
from passend.people.models import Alarm, Role, User
from tests import given

pytestmark = pytest.mark.django_db
WHY = "De huisarts belt nu en vraagt wie de begeleider is."


def helper() -> User:
    """A coordinator of another team: the school gave break-glass to coordinators."""
    return given.coordinator()


def opened(by: User, case: Case | None = None, **more: Any) -> BreakGlass:
    case = case or given.case_of_coach()
    made: BreakGlass = glass.open(
        BreakGlass(), by=by, case=case, **{"reason": "care", "text": WHY, **more}
    )
    return made


def form(case: Case, **more: Any) -> dict[str, Any]:
    number = case.student.number if case.student else ""
    return {"who": number, "reason": "care", "text": WHY, "tell": "now", **more}


@pytest.mark.parametrize("text", ["x", "", "   x            ", "veertien teken"])
def test_t20_a_reason_is_at_least_fifteen_characters(client: Client, text: str) -> None:
    case, by = given.case_of_coach(), helper()
    with pytest.raises(ValidationError):
        opened(by, case, text=text)
    client.force_login(by)
    assert client.post(reverse("glass.open"), form(case, text=text)).status_code == 422
    assert not BreakGlass.objects.exists()


def test_t20_it_opens_one_dossier_for_sixty_minutes(client: Client) -> None:
    case, other, by = given.case_of_coach(), given.case_of_coach(), helper()
    client.force_login(by)
    page = reverse("case.detail", args=[case.pk])
    assert client.get(page).status_code == 404
    answer = client.post(reverse("glass.open"), form(case))
    assert answer.status_code == 302, answer.content.decode()
    assert client.get(page).status_code == 200
    assert client.get(reverse("case.detail", args=[other.pk])).status_code == 404
    with clock.at(clock.now() + timedelta(minutes=59)):
        assert client.get(page).status_code == 200
    with clock.at(clock.now() + timedelta(minutes=61)):
        assert client.get(page).status_code == 404


def test_t20_the_reason_lies_sealed_and_not_in_the_event() -> None:
    made = opened(helper())
    line = Event.objects.get(verb="glass.open")
    assert line.details["reason"] == "care"
    assert "huisarts" not in str(vars(line))
    raw = BreakGlass.objects.filter(pk=made.pk).values_list("text", flat=True).get()
    assert "huisarts" not in raw


def test_t20_it_lets_one_read_and_change_nothing(client: Client) -> None:
    case, by = given.case_of_coach(), helper()
    opened(by, case)
    client.force_login(by)
    text = client.get(reverse("case.detail", args=[case.pk])).content.decode()
    assert "Gesprek vastleggen" not in text
    assert (
        client.post(reverse("talk.record", args=[case.pk]), {"outcome": "well"}).status_code == 403
    )
    assert client.post(reverse("need.add", args=[case.pk])).status_code == 403


def test_t20_a_banner_stands_on_every_page_and_closes_it_at_once(client: Client) -> None:
    case, by = given.case_of_coach(), helper()
    made = opened(by, case)
    client.force_login(by)
    for page in ("worklist", "students", "glass.mine"):
        text = client.get(reverse(page)).content.decode()
        assert "Noodtoegang: je ziet het dossier" in text, page
        assert reverse("glass.close", args=[made.pk]) in text, page
    assert client.post(reverse("glass.close", args=[made.pk])).status_code == 302
    assert client.get(reverse("case.detail", args=[case.pk])).status_code == 404
    assert "Noodtoegang: je ziet" not in client.get(reverse("students")).content.decode()
    client.force_login(given.coach())
    assert client.post(reverse("glass.close", args=[made.pk])).status_code == 404


def test_t20_every_look_of_that_hour_names_the_glass(client: Client) -> None:
    case, by = given.case_of_coach(), helper()
    opened(by, case)
    client.force_login(by)
    client.get(reverse("case.detail", args=[case.pk]))
    look = Event.objects.in_dossier(case).get(verb="case.view")
    assert (look.ground, look.purpose, look.details["role"]) == (
        "glass 1", "begeleiding", "break-glass",
    )  # fmt: skip
    client.force_login(case.person)
    text = client.get(reverse("desk.looks")).content.decode()
    assert "met noodtoegang" in text
    assert "omdat het niet kon wachten" in text
    assert "Iemand anders kijkt dit na" in text


def test_t20_the_coordinator_and_the_student_get_a_message() -> None:
    case = given.case_of_coach()
    boss = given.boss_of(case)
    Message.objects.all().delete()
    made = opened(helper(), case)
    letters = {(m.kind, m.address) for m in Message.objects.all()}
    assert letters == {("glass_opened", boss.email), ("glass_told", case.email)}
    assert made.told_on == clock.today()
    assert "huisarts" not in " ".join(m.body for m in Message.objects.all())


def test_t20_the_student_is_not_told_yet_only_with_a_reason(client: Client) -> None:
    case, by = given.case_of_coach(), helper()
    client.force_login(by)
    assert client.post(reverse("glass.open"), form(case, tell="later")).status_code == 422
    silence = "De student is bij de persoon van wie dreiging uitgaat."
    answer = client.post(reverse("glass.open"), form(case, tell="later", silence=silence))
    assert answer.status_code == 302
    made = BreakGlass.objects.get()
    assert made.told_on is None
    assert not Message.objects.filter(kind="glass_told").exists()
    client.get(reverse("case.detail", args=[case.pk]))
    client.force_login(case.person)
    assert "noodtoegang" not in client.get(reverse("desk.looks")).content.decode()
    boss = given.boss_of(case)
    review = {"verdict": "right", "text": "Dit was nodig.", "tell_now": "on"}
    client.force_login(boss)
    assert client.post(reverse("glass.review", args=[made.pk]), review).status_code == 302
    assert Message.objects.filter(kind="glass_told").count() == 1
    client.force_login(case.person)
    assert "met noodtoegang" in client.get(reverse("desk.looks")).content.decode()


def test_t20_who_opened_it_does_not_review_it() -> None:
    case = given.case_of_coach()
    boss = given.boss_of(case)
    made = opened(boss, case)
    for person in (boss, case.coach, case.person):
        with pytest.raises(NotYou):
            glass.review(made, by=person, verdict="right", text="Was nodig.")
    done = glass.review(made, by=given.officer(), verdict="right", text="Was nodig.")
    assert done.status == BreakGlass.Status.REVIEWED


def test_t20_open_reviews_stand_on_the_list_of_the_coordinator(client: Client) -> None:
    case = given.case_of_coach()
    boss = given.boss_of(case)
    made = opened(helper(), case)
    assert (made.review_by - clock.today()).days >= 5
    for person, page in ((boss, "worklist"), (given.officer(), "officer")):
        client.force_login(person)
        text = client.get(reverse(page)).content.decode()
        assert reverse("glass.review", args=[made.pk]) in text
    client.force_login(given.coordinator())
    assert client.get(reverse("glass.review", args=[made.pk])).status_code == 404


def test_t20_five_in_a_day_sound_an_alarm_and_the_sixth_is_refused() -> None:
    """Thirty files in a day, asks the case: it ends at five (`School.glass_alarm`)."""
    by, officer = helper(), given.officer()
    cases = [given.case_of_coach() for _ in range(6)]
    done = 0
    for _ in range(30):
        try:
            opened(by, cases[done % 6])
        except NotYou:
            break
        done += 1
    assert done == School.current().glass_alarm == 5
    alarm = Alarm.objects.get(kind=Alarm.Kind.GLASS)
    assert (alarm.user, alarm.number) == (by, 5)
    assert Message.objects.filter(kind="officer_task", address=officer.email).exists()
    assert is_suspended(by)


def test_t20_a_review_that_is_late_suspends_the_right_until_it_is_done() -> None:
    by, case = helper(), given.case_of_coach()
    made = opened(by, case)
    with clock.at(clock.now() + timedelta(days=10)):
        with pytest.raises(NotYou, match="noodtoegang"):
            opened(by)
        glass.review(made, by=given.boss_of(case), verdict="right", text="Was nodig.")
        assert opened(by).number == 1


def test_t20_misuse_suspends_the_right_until_an_officer_gives_it_back() -> None:
    by, case, officer = helper(), given.case_of_coach(), given.officer()
    made = opened(by, case)
    glass.review(made, by=given.boss_of(case), verdict="misuse", text="Uit nieuwsgierigheid.")
    assert not made.is_running or BreakGlass.objects.running().count() == 0
    with pytest.raises(NotYou):
        opened(by)
    with pytest.raises(NotYou):
        glass.restore(made, by=given.boss_of(case))
    glass.restore(made, by=officer)
    assert opened(by)


def test_t20_a_school_that_wants_no_suspension_only_gets_the_alarm() -> None:
    School.objects.create(kept_months=[10], glass_suspends=False, glass_alarm=2)
    by = helper()
    for _ in range(4):
        opened(by)
    assert Alarm.objects.filter(kind=Alarm.Kind.GLASS).count() == 1


def test_t20_who_tries_names_leaves_lines_and_is_stopped(client: Client) -> None:
    case, by = given.case_of_coach(), helper()
    client.force_login(by)
    nobody = form(case, who="Niemand Zoals Deze", born_on="2008-01-01")
    answers = [client.post(reverse("glass.open"), nobody).status_code for _ in range(6)]
    assert answers == [422] * 5 + [429]
    lines = Event.objects.filter(verb="glass.open.denied", actor=key(by))
    assert lines.count() == 5
    assert "Niemand" not in str([line.details for line in lines])
    assert client.post(reverse("glass.open"), form(case)).status_code == 429
    assert not BreakGlass.objects.exists()


def test_t20_only_the_roles_that_the_school_chose_have_it(client: Client) -> None:
    case = given.case_of_coach()
    for person in (given.coach(), given.teacher(), given.manager(), case.person):
        with pytest.raises(NotYou):
            opened(person, case)
        client.force_login(person)
        assert client.get(reverse("glass.open")).status_code == 403
    School.objects.create(kept_months=[10], glass_roles=[Role.COACH])
    assert opened(given.coach(), case)
    with pytest.raises(NotYou):
        opened(helper(), case)


def test_t20_who_signed_in_long_ago_shows_again_who_it_is(client: Client, settings: Any) -> None:
    settings.FRESH_FOR = timedelta(minutes=30)
    client.force_login(helper())
    with clock.at(clock.now() + timedelta(hours=2)):
        answer: Any = client.get(reverse("glass.open"))
    assert answer.status_code == 302
    assert answer["Location"].startswith(reverse("again"))


def test_t20_a_name_needs_the_birth_date_and_nothing_is_suggested(client: Client) -> None:
    case = given.case_of_coach(first_name="Zoë", last_name="Zeldzaam")
    client.force_login(helper())
    for who, born in (("Zeldzaam", ""), ("Zoë Zeldzaam", ""), ("Zoë Zeldzaam", "1999-01-01")):
        answer = client.post(reverse("glass.open"), form(case, who=who, born_on=born))
        assert answer.status_code == 422
        assert "We vinden niemand" in answer.content.decode()
    answer = client.post(
        reverse("glass.open"), form(case, who="zoe zeldzaam", born_on=str(case.born_earliest))
    )
    assert answer.status_code == 302
