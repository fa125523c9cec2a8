"""The coordinator's pages show numbers and no names; the student's way out needs no account."""

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
from tests import given

from .outreach import allowed, enrolled, letters, sends

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("daytime")]
LIST = "outreach.list"


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


def test_no_page_tells_whether_one_student_wants_none(
    client: Client, team: Team, boss: User
) -> None:
    """Before a round and after it everything reads the same, whoever got it."""
    student = enrolled(team)
    told: dict[bool, list[str]] = {False: [], True: []}
    for objects, code in ((False, "een_loket"), (True, "studentenraad")):
        if objects:
            actions.stop(OutreachChoice.of(student), by=VISITOR)
        for _ in range(2):
            text = page(client, "outreach.send", code).partition("<dl")[2]
            told[objects].append(text.partition('aria-labelledby="brief"')[0])
            assert "Verstuur de brief" in text
            made = sends(boss, code)
            job = Job.objects.get(pk=made.job_id)
            assert (job.status, job.done, job.total, made.expected) == ("done", 0, 0, 1)
        assert (code in letters(student)) is not objects
    assert told[False] == told[True]
    assert "Deze brief ging dit studiejaar al weg." in told[True][1]


def test_reading_what_waits_to_be_discussed_is_a_look(client: Client) -> None:
    case = given.case_of_coach()
    client.force_login(case.coach)
    before = Event.objects.in_dossier(case).views().count()
    assert client.get(reverse("talk.record", args=[case.pk])).status_code == 200
    assert client.get(reverse("case.rights_talk", args=[case.pk])).status_code == 200
    assert Event.objects.in_dossier(case).views().count() > before


def test_pressing_the_button_starts_work_with_progress(
    client: Client, team: Team, boss: User, django_capture_on_commit_callbacks: Any
) -> None:
    student = enrolled(team)
    with django_capture_on_commit_callbacks(execute=True):
        answer = client.post(reverse("outreach.send", args=["een_loket"]))
    assert answer.status_code == 302
    assert "/taken/" in answer["Location"]
    assert letters(student) == ["een_loket"]
    text = page(client, "outreach.send", "een_loket")
    assert "Deze brief ging dit studiejaar al weg." in text


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
