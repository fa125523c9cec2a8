"""T-04. A parent after the eighteenth birthday.

A parent was invited at 17. The clock moves over midnight in Amsterdam on the birthday, while a
session of the parent and a link to a PDF are open. The next request is refused, the old link is
dead, the student is told, and consent can be given anew by the student.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from passend.cases import nightly
from passend.cases.actions import parent as parents
from passend.cases.actions import sharing as switches
from passend.cases.models import Audience, Case
from passend.core import clock
from passend.core.errors import NotYou
from passend.core.models import Event, Message
from passend.people.models import User
from tests import given
from tests import given_sharing as shared

pytestmark = pytest.mark.django_db
AMSTERDAM = ZoneInfo("Europe/Amsterdam")


@contextmanager
def on(day: date, hour: int = 10, minute: int = 0) -> Iterator[None]:
    with clock.at(datetime(day.year, day.month, day.day, hour, minute, tzinfo=AMSTERDAM)):
        yield


def at_seventeen(birthday: date) -> tuple[Case, User]:
    """Somebody who turns eighteen on this day, with a parent who reads the agreements."""
    case = given.heard_case(born=date(birthday.year - 18, birthday.month, birthday.day))
    given.in_force(case)
    parent = shared.parent(case, by=case.coach)
    switches.switch(case, by=case.person, to=Audience.PARENTS, shares=True)
    return case, parent


def opens(client: Client, case: Case) -> list[int]:
    pages = [reverse("child"), reverse("child.pdf", args=[case.pk])]
    return [client.get(page).status_code for page in pages]


# In winter and in summer, so that a day of UTC is not taken for a day in Amsterdam.
@pytest.mark.parametrize("birthday", [date(2027, 2, 3), date(2027, 7, 3)])
def test_t04_at_midnight_in_amsterdam_the_open_session_and_the_old_link_are_dead(
    client: Client, birthday: date
) -> None:
    with on(date(2026, 11, 22)):
        case, parent = at_seventeen(birthday)
    line = shared.lines(case)[0]
    eve = date.fromordinal(birthday.toordinal() - 1)
    with on(eve, 23, 58):
        client.force_login(parent)
        assert opens(client, case) == [200, 200]
        assert line.school_does in client.get(reverse("child")).content.decode()
    with on(birthday, 0, 1):  # the same session; no night has run yet
        page = client.get(reverse("child"))
        assert "U kijkt nu niet mee" in page.content.decode()
        assert case.first_name not in page.content.decode()
        assert client.get(reverse("child.pdf", args=[case.pk])).status_code == 404
        assert client.get(f"{reverse('child')}?dossier={case.pk}").status_code == 404


def test_t04_no_page_of_the_dossier_opens_for_the_parent_after_the_birthday(
    client: Client,
) -> None:
    with on(date(2026, 11, 22)):
        case, parent = at_seventeen(date(2027, 2, 3))
    with on(date(2027, 2, 3), 0, 1):
        client.force_login(parent)
        agreement = case.agreements.get()
        for verb in ("agreement.detail", "agreement.pdf", "agreement.paper", "agreement.summary"):
            assert client.get(reverse(verb, args=[agreement.pk])).status_code == 404
        assert client.get(reverse("case.detail", args=[case.pk])).status_code == 404


def test_t04_a_code_for_another_session_opens_nothing_either(client: Client) -> None:
    with on(date(2026, 11, 22)):
        case, parent = at_seventeen(date(2027, 2, 3))
    with on(date(2027, 2, 3), 8):
        Client().force_login(parent)
        client.force_login(parent)
        assert client.get(reverse("child.pdf", args=[case.pk])).status_code == 404


def test_t04_the_student_is_told_once_and_without_content() -> None:
    with on(date(2026, 11, 22)):
        case, _parent = at_seventeen(date(2027, 2, 3))
        shared.parent(case)
    with on(date(2027, 2, 2), 23, 59):
        assert nightly.end_parents_of_adults() == 0
    with on(date(2027, 2, 3), 2):
        assert nightly.end_parents_of_adults() == 2
        assert nightly.end_parents_of_adults() == 0
    mail = Message.objects.get(kind="turned_eighteen")
    assert mail.address == case.email
    assert "Je bent 18" in mail.body
    assert case.first_name not in mail.body
    lapsed = Event.objects.filter(verb="parent.lapse")
    assert {event.actor for event in lapsed} == {"system"}
    assert lapsed.count() == 2


def test_t04_the_night_that_comes_late_gives_no_day_more(client: Client) -> None:
    with on(date(2026, 11, 22)):
        case, parent = at_seventeen(date(2027, 2, 3))
    with on(date(2027, 2, 10)):
        client.force_login(parent)
        assert client.get(reverse("child.pdf", args=[case.pk])).status_code == 404
        assert nightly.end_parents_of_adults() == 1


@pytest.mark.parametrize("night_ran", [True, False])
def test_t04_the_student_lets_the_parent_in_anew(client: Client, night_ran: bool) -> None:
    with on(date(2026, 11, 22)):
        case, parent = at_seventeen(date(2027, 2, 3))
    with on(date(2027, 2, 3)):
        if night_ran:
            nightly.end_parents_of_adults()
        line = case.parents.get()
        with pytest.raises(NotYou):
            parents.keep(line, by=case.coach)
        with pytest.raises(NotYou):
            parents.keep(line, by=parent)
        client.force_login(case.person)
        page = client.get(reverse("desk.sharing")).content.decode()
        assert reverse("parent.keep", args=[line.pk]) in page
        assert client.post(reverse("parent.keep", args=[line.pk])).status_code == 302
        client.force_login(parent)
        assert opens(client, case) == [200, 200]
    with on(date(2027, 6, 1)):
        assert nightly.end_parents_of_adults() == (0 if night_ran else 0)
        client.force_login(parent)
        assert opens(client, case) == [200, 200]


def test_t04_the_coach_cannot_name_a_parent_of_an_adult() -> None:
    with on(date(2026, 11, 22)):
        case, _parent = at_seventeen(date(2027, 2, 3))
    with on(date(2027, 2, 3)), pytest.raises(NotYou, match="tot de student 18 is"):
        shared.parent(case, by=case.coach)


def test_t04_born_on_29_february_is_eighteen_on_1_march(client: Client) -> None:
    """In 2030 there is no 29 February: the one rule of `engines.deadlines.birthdays`."""
    with on(date(2029, 11, 22)):
        case = given.heard_case(born=date(2012, 2, 29))
        parent = shared.parent(case, by=case.coach)
    with on(date(2030, 2, 28), 23, 59):
        assert Case.objects.followed_by(parent).exists()
        assert case.parents.get().is_current
    with on(date(2030, 3, 1), 0, 1):
        assert not Case.objects.followed_by(parent).exists()
        assert not case.parents.get().is_current
        assert nightly.end_parents_of_adults() == 1


def test_t04_with_an_unknown_day_it_ends_on_the_first_possible_birthday() -> None:
    with on(date(2026, 11, 22)):
        case = given.heard_case(born=date(2009, 5, 1))
        Case.objects.filter(pk=case.pk).update(born_latest=date(2009, 5, 31))
        case.refresh_from_db()
        parent = shared.parent(case)
    with on(date(2027, 4, 30), 23, 59):
        assert Case.objects.followed_by(parent).exists()
    with on(date(2027, 5, 1), 0, 1):
        assert not Case.objects.followed_by(parent).exists()


def test_t04_the_one_rule_is_the_same_in_the_list_and_on_the_row() -> None:
    """`followed_by` asks the database and `is_current` the engine: on every day the same."""
    with on(date(2026, 11, 22)):
        case = given.heard_case(born=date(2008, 12, 24))
        parent = shared.parent(case)
    for day in (date(2026, 12, 23), date(2026, 12, 24), date(2026, 12, 25), date(2027, 3, 1)):
        with on(day, 0, 30):
            row = case.parents.get()
            assert row.is_current == Case.objects.followed_by(parent).exists(), day


@pytest.fixture
def midnight(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime], None]:
    """Also for a session that is open in the middle of it: the clock jumps between two clicks."""

    def to(moment: datetime) -> None:
        monkeypatch.setattr(clock, "_travelled", ContextVar("everywhere", default=moment))

    return to


def test_t04_between_two_clicks_of_one_session(
    client: Client, midnight: Callable[[datetime], None]
) -> None:
    midnight(datetime(2027, 2, 2, 9, tzinfo=UTC))
    case, parent = at_seventeen(date(2027, 2, 3))
    client.force_login(parent)
    midnight(datetime(2027, 2, 2, 22, 59, 59, tzinfo=UTC))  # a second before midnight
    pdf = reverse("child.pdf", args=[case.pk])
    assert client.get(pdf).status_code == 200
    midnight(datetime(2027, 2, 2, 23, 0, 0, tzinfo=UTC))
    assert client.get(pdf).status_code == 404
