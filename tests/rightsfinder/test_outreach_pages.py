"""The coordinator's pages show numbers and no names; the student's way out needs no account."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from passend.core import clock
from passend.core.actors import VISITOR
from passend.core.models import Event, Job
from passend.people.models import Student, Team, User
from passend.rightsfinder import actions
from passend.rightsfinder.links import token_of
from passend.rightsfinder.models import OutreachChoice, OutreachLetter
from passend.rightsfinder.recipients import Recipients
from tests import given

from .outreach import allowed, enrolled, letters, sends

pytestmark = pytest.mark.django_db
LIST = "outreach.list"


@pytest.fixture(autouse=True)
def daytime() -> Iterator[None]:
    with clock.at(datetime(2026, 11, 24, 9, 0, tzinfo=UTC)):
        yield


@pytest.fixture
def team() -> Team:
    return given.team()


@pytest.fixture
def boss(team: Team, client: Client) -> User:
    found = given.coordinator(team)
    client.force_login(found)
    return found


def page(client: Client, name: str, *args: str) -> str:
    answer = client.get(reverse(name, args=args))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def test_the_list_shows_numbers_of_the_own_teams_and_no_name(
    client: Client, team: Team, boss: User
) -> None:
    mine, other = enrolled(team), enrolled(given.team())
    text = page(client, LIST)
    assert "In je teams staat nu 1 student ingeschreven." in text
    assert mine.last_name not in text
    assert other.last_name not in text
    assert reverse("outreach.send", args=["een_loket"]) in text


def test_the_list_is_in_the_menu_of_the_coordinator_only(client: Client, boss: User) -> None:
    assert f'href="{reverse(LIST)}"' in page(client, "worklist")
    for person in (given.manager(), given.coach(), given.teacher(), given.officer()):
        client.force_login(person)
        assert client.get(reverse(LIST)).status_code == 403
        assert client.get(reverse("outreach.send", args=["een_loket"])).status_code == 403


def test_the_letter_is_shown_as_it_will_read_before_it_goes(
    client: Client, team: Team, boss: User
) -> None:
    student = enrolled(team)
    allowed()
    text = page(client, "outreach.send", "studietoeslag")
    for words in ("Hallo,", "Als dit klopt:", "Verstuur de brief", "Studietoeslag"):
        assert words in text
    assert student.last_name not in text
    assert not OutreachLetter.objects.exists()
    assert client.get(reverse("outreach.send", args=["bestaat-niet"])).status_code == 404


def test_how_many_want_none_is_told_from_five_only_and_never_apart(
    client: Client, team: Team, boss: User
) -> None:
    students = [enrolled(team) for _ in range(6)]
    where = "<dt>Wil geen brieven, of heeft geen mailadres</dt><dd>"
    told = {}
    for number in range(6):
        text = page(client, "outreach.send", "een_loket")
        told[number] = text.partition(where)[2].partition("</dd>")[0]
        assert text.count("minder dan 5") == (number < 5)
        actions.stop(OutreachChoice.of(students[number]), by=VISITOR)
    assert told == dict.fromkeys(range(5), "minder dan 5") | {5: "5"}


def numbers_on(text: str) -> str:
    """What the page about a letter tells of how many."""
    return text.partition("<dl")[2].partition("</dl>")[0]


def test_no_number_on_the_page_gives_back_how_many_want_none(
    client: Client, team: Team, boss: User
) -> None:
    """All concerned = had it + gets it now + missed: below five one of the first is a bound."""
    students = [enrolled(team) for _ in range(6)]
    before = numbers_on(page(client, "outreach.send", "een_loket"))
    actions.stop(OutreachChoice.of(students[0]), by=VISITOR)
    assert numbers_on(page(client, "outreach.send", "een_loket")) == before
    assert "hoogstens 6" in before
    sends(boss, "een_loket")
    told = Recipients(boss, "een_loket").told
    assert (told.had, told.had_at_most, told.left) == (6, True, 0)
    for text in (page(client, "outreach.send", "een_loket"), page(client, LIST)):
        assert ">5<" not in text
        assert "5 brieven" not in text
    for student in students[1:5]:
        actions.stop(OutreachChoice.of(student), by=VISITOR)
    found = Recipients(boss, "stageplek")
    assert (found.missed, found.told.left, found.told.left_at_most) == (5, 1, False)


def test_one_student_who_wants_none_is_not_told_by_a_letter_that_cannot_go(
    client: Client, team: Team, boss: User
) -> None:
    student = enrolled(team)
    actions.stop(OutreachChoice.of(student), by=VISITOR)
    text = page(client, "outreach.send", "een_loket")
    assert "Er is nu niemand" not in text
    sends(boss, "een_loket")
    assert letters(student) == []


def test_the_work_tells_parts_and_no_number_of_letters(team: Team, boss: User) -> None:
    for _ in range(3):
        enrolled(team)
    made = sends(boss, "een_loket")
    job = Job.objects.get(pk=made.job_id)
    assert (job.done, job.total) == (1, 1)


def test_pressing_the_button_starts_work_with_progress(
    client: Client, team: Team, boss: User, django_capture_on_commit_callbacks: Any
) -> None:
    student = enrolled(team)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("outreach.send", args=["een_loket"]))
    assert answer.status_code == 302
    assert "/taken/" in answer["Location"]
    assert letters(student) == ["een_loket"]
    again = client.post(reverse("outreach.send", args=["een_loket"]))
    assert again.status_code == 422
    assert "niemand aan wie deze brief kan" in again.content.decode()
    text = page(client, "outreach.send", "een_loket")
    assert "Deze brief ging dit studiejaar al weg." in text
    assert "Er is nu niemand aan wie deze brief kan." in text


def test_the_link_in_a_letter_needs_a_press_and_no_account(team: Team, boss: User) -> None:
    student = enrolled(team, first_name="Noor")
    sends(boss, "een_loket")
    link = reverse("outreach.stop", args=[token_of(OutreachLetter.objects.get())])
    stranger = Client(enforce_csrf_checks=True)
    answer = stranger.get(link)
    text = answer.content.decode()
    assert "Stuur me deze brieven niet meer" in text
    assert "Noor" not in text
    assert student.last_name not in text
    assert "noindex" in answer["X-Robots-Tag"]
    assert not OutreachChoice.objects.exists(), "a scanner that follows links changes nothing"
    pressed = {"csrfmiddlewaretoken": stranger.cookies["csrftoken"].value}
    done = stranger.post(link, pressed, follow=True)
    assert "Je krijgt geen brieven meer" in done.content.decode()
    assert OutreachChoice.objects.get(student=student).is_off
    line = Event.objects.get(verb="outreach.stop")
    assert (line.actor, line.details) == ("visitor", {"is_off": True})
    stranger.post(link, pressed)
    back = stranger.post(reverse("outreach.resume", args=[link.split("/")[-2]]), pressed)
    assert back.status_code == 302
    assert not OutreachChoice.objects.get(student=student).is_off


def test_a_link_that_we_did_not_sign_leads_nowhere(team: Team, boss: User) -> None:
    enrolled(team)
    sends(boss, "een_loket")
    letter = OutreachLetter.objects.get()
    good = token_of(letter)
    for token in (letter.pk.hex, f"{letter.pk.hex}.{'x' * 43}", f"{good[:-1]}~", "voorbeeld"):
        for name in ("outreach.stop", "outreach.resume"):
            assert Client().post(reverse(name, args=[token])).status_code == 404
    letter.student.delete()
    assert Client().get(reverse("outreach.stop", args=[good])).status_code == 404


def test_the_student_switches_them_off_and_on_in_the_own_pages(
    client: Client, team: Team, boss: User
) -> None:
    case = given.case_of_coach(born="2006-05-14")
    assert case.student is not None
    sends(given.boss_of(case), "bericht_over_voortgang")
    client.force_login(case.person)
    text = page(client, "outreach.choose")
    assert "24 november 2026" in text
    assert "School keek naar:" in text
    assert "je leeftijd" in text
    answer = client.post(reverse("outreach.choose"), {"is_off": "ja"}, follow=True)
    assert "Brieven staan uit" in answer.content.decode()
    assert OutreachChoice.objects.get(student=case.student).is_off
    client.post(reverse("outreach.choose"), {"is_off": "nee"})
    assert not OutreachChoice.objects.get(student=case.student).is_off
    told = Event.objects.in_dossier(case).filter(verb="outreach.choose").order_by("pk")
    assert [line.details for line in told] == [{"is_off": True}, {"is_off": False}]
    assert client.post(reverse("outreach.choose"), {"is_off": "x"}).status_code == 422
    assert reverse("outreach.choose") in page(client, "data")


def test_who_is_no_student_has_no_switch(client: Client, boss: User) -> None:
    assert client.get(reverse("outreach.choose")).status_code == 404
    assert client.post(reverse("outreach.choose"), {"is_off": "ja"}).status_code == 404


def test_who_left_and_came_back_switches_the_letters_of_who_is_here_now(
    client: Client, team: Team
) -> None:
    case = given.case_of_coach()
    left = case.student
    assert left is not None
    Student.objects.filter(pk=left.pk).update(user=None, gone_on=date(2026, 7, 31))
    back = enrolled(team, user=case.person)
    client.force_login(case.person)
    assert client.post(reverse("outreach.choose"), {"is_off": "ja"}).status_code == 302
    assert OutreachChoice.objects.get().student == back


@pytest.fixture
def link(team: Team, boss: User) -> tuple[str, str]:
    """The two addresses in a letter: off, and on again."""
    enrolled(team)
    sends(boss, "een_loket")
    token = token_of(OutreachLetter.objects.get())
    return reverse("outreach.stop", args=[token]), reverse("outreach.resume", args=[token])


def test_an_old_link_switches_nothing_on_again(link: tuple[str, str]) -> None:
    off, on = link
    assert Client().post(off).status_code == 302
    assert "Stuur ze weer" in Client().get(off).content.decode()
    with clock.at(datetime(2026, 11, 25, 9, 1, tzinfo=UTC)):
        assert Client().post(off).status_code == 302, "once more is the same, and starts no new day"
        text = Client().get(off).content.decode()
        assert "Of vraag het aan school." in text
        assert "Stuur ze weer" not in text
        assert Client().post(on).status_code == 409
    assert OutreachChoice.objects.get().is_off


def test_what_the_student_chose_on_the_own_page_no_link_undoes(link: tuple[str, str]) -> None:
    off, on = link
    student = OutreachLetter.objects.get().student
    student.user = given.account()
    student.save()
    actions.stop(OutreachChoice.of(student), by=VISITOR)
    actions.choose(student.user, by=student.user, is_off=True)
    for path in (on, off, on):  # pressing it off once more gives no way in either
        Client().post(path)
        assert OutreachChoice.objects.get().is_off
    assert Client().post(on).status_code == 409
