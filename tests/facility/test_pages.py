"""The pages of the front door: who sees them, what they say, and the way through them."""

import re
from datetime import timedelta
from typing import Any
from urllib.parse import unquote

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from passend.core import clock
from passend.core.templatetags.passend import day
from passend.facility.models import Matter
from tests import given
from tests import given_facility as door
from tests.papers import PDF

pytestmark = pytest.mark.django_db
LATER = str(clock.today() + timedelta(days=10))


def page(client: Client, who: Any, name: str, *args: Any, **query: str) -> str:
    if who:
        client.force_login(who)
    answer = client.get(reverse(name, args=args), query)
    assert answer.status_code == 200
    return answer.content.decode()


def does(client: Client, who: Any, verb: str, matter: Matter, **post: Any) -> int:
    client.force_login(who)
    status = client.post(reverse(verb, args=[matter.pk]), post).status_code
    matter.refresh_from_db()
    return status


def test_everybody_reads_which_door_is_which_and_how_long_there_is(client: Client) -> None:
    told = page(client, None, "facility")
    for words in ("klachtencommissie", "geschillenadviescommissie", "6 weken", "2 weken", "1 jaar"):
        assert words in told


def test_a_stranger_hears_the_last_day_before_signing_in(client: Client) -> None:
    asked = page(client, None, "matter.tell", over="exam")
    assert "Wanneer stuurde of gaf school het besluit?" in asked
    known = clock.today() - timedelta(days=60)
    told = page(client, None, "matter.tell", over="exam", dag=str(known))
    assert "Je bent te laat" in told
    assert "Awb 6:11" in told
    door_in = f"{reverse('matter.tell')}?over=exam&dag={known}"
    assert door_in in unquote(told)
    unsure = page(client, None, "matter.tell", over="exam", dag="onbekend")
    assert "weten we de uiterste dag niet" in unsure


def test_a_day_that_is_no_day_is_asked_again(client: Client) -> None:
    assert "Op welke dag?" in page(client, None, "matter.tell", over="exam", dag="gisteren")


def test_a_student_tells_it_and_reads_who_looks_at_it_and_until_when(client: Client) -> None:
    case = given.case_of_coach()
    known = str(clock.today() - timedelta(days=2))
    form = page(client, case.person, "matter.tell", over="treated", dag=known)
    assert "Vertel wat er gebeurde" in form
    post = {"about": "treated", "known_on": known, "text": door.WORDS, "wish": "Excuses."}
    answer = client.post(reverse("matter.tell"), post)
    matter = Matter.objects.get()
    assert answer["Location"] == matter.get_absolute_url()
    told = page(client, case.person, "matter.detail", matter.pk)
    assert "de klachtencommissie" in told
    assert day(matter.decide_by) in told
    assert door.WORDS in page(client, case.person, "matter.detail", matter.pk)
    assert "Wat je vertelde" in page(client, case.person, "facility")
    client.force_login(case.coach)
    for name in ("matter.detail", "matter.reply", "matter.decide"):
        assert client.get(reverse(name, args=[matter.pk])).status_code == 404
    assert client.get(reverse("matter.list")).status_code == 403
    assert door.WORDS not in page(client, case.coach, "case.detail", case.pk)


def test_who_asks_without_a_name_gets_a_link_that_shows_the_answer(client: Client) -> None:
    page(client, None, "matter.tell", over="question")
    post = {"about": "question", "text": "Mag ik een pauze?"}
    answer = client.post(reverse("matter.tell"), post)
    link = answer["Location"]
    desk = Client()
    matter = Matter.objects.get()
    decided = {"outcome": "answered", "text": "Dat mag altijd."}
    assert does(desk, door.member("facility"), "matter.decide", matter, **decided) == 302
    told = client.get(link).content.decode()
    assert "Dat mag altijd." in told
    assert client.get(reverse("matter.detail", args=[matter.pk])).status_code == 302
    assert client.get(reverse("matter.follow", args=["verzonnen"])).status_code == 404
    assert client.post(reverse("matter.tell"), {**post, "about": "exam"}).status_code == 403


def test_a_committee_works_through_an_objection_page_by_page(client: Client) -> None:
    student, member, boss = given.account(), door.member("disputes"), door.board()
    desk = door.member("facility")
    matter = door.told("decision", by=student, urgent_reason="De stage begint.")
    text = {"text": "Zo is het."}
    assert door.WORDS in page(client, desk, "matter.detail", matter.pk)
    assert does(client, desk, "matter.forward", matter, about="decision", **text) == 302
    told = page(client, desk, "matter.detail", matter.pk)
    assert door.WORDS not in told
    assert str(student) not in told
    assert does(client, member, "matter.send_back", matter, **text) == 302
    assert does(client, desk, "matter.forward", matter, about="decision", **text) == 302
    assert "spoed gevraagd" in page(client, member, "matter.list")
    assert matter.get_absolute_url() in page(client, member, "matter.list")
    assert "Beslissen over spoed" in page(client, member, "matter.detail", matter.pk)
    assert does(client, member, "matter.urge", matter, is_urgent="no", **text) == 302
    assert does(client, member, "matter.put_off", matter, **text) == 422
    assert does(client, member, "matter.ask", matter, until_on=LATER, **text) == 302
    scan = SimpleUploadedFile("brief.pdf", PDF, "application/pdf")
    assert does(client, student, "matter.reply", matter, file=scan, **text) == 302
    assert does(client, member, "matter.plan", matter, hearing_on=LATER, **text) == 302
    step = matter.steps.get(kind="replied")
    client.force_login(member)
    paper = client.get(reverse("matter.paper", args=[step.pk]))
    assert b"".join(paper.streaming_content).startswith(b"%PDF")  # type: ignore[attr-defined]
    client.force_login(boss)
    assert client.get(reverse("matter.paper", args=[step.pk])).status_code == 404
    assert does(client, member, "matter.advise", matter, **text) == 422
    assert does(client, member, "matter.advise", matter, not_heard="declined", **text) == 302
    assert does(client, member, "matter.decide", matter, outcome="partly", **text) == 403
    assert does(client, boss, "matter.decide", matter, outcome="partly", **text) == 302
    told = page(client, student, "matter.detail", matter.pk)
    assert "Raad van State" in told
    assert day(matter.court_by) in told
    assert str(member) in told, "who read it"
    assert matter.get_absolute_url() in page(client, member, "matter.list")


def test_the_next_step_of_a_complaint_stands_first(client: Client) -> None:
    matter, boss = door.told("treated"), door.board()
    desk, member = door.member("facility"), door.member("complaints")
    text = {"text": "Zo is het."}

    def first(user: Any) -> str:
        found = re.search(
            r'button--primary" href="([^"]+)', page(client, user, "matter.detail", matter.pk)
        )
        return found[1] if found else ""

    steps = [
        (desk, "matter.forward", {"about": "treated", **text}),
        (member, "matter.copy", text),
        (member, "matter.plan", {"hearing_on": LATER, **text}),
        (member, "matter.advise", {"not_heard": "declined", **text}),
        (boss, "matter.decide", {"outcome": "partly", **text}),
    ]
    for user, verb, facts in steps:
        assert first(user) == reverse(verb, args=[matter.pk])
        assert reverse("matter.tell") not in first(user)
        assert does(client, user, verb, matter, **facts) == 302
    assert first(desk) == first(member) == first(boss) == ""


def test_who_handles_it_is_not_spoken_to_as_the_student(client: Client) -> None:
    student = given.account()
    matter = door.told("treated", by=student)
    assert "Je bent op tijd." in page(client, student, "matter.detail", matter.pk)
    told = page(client, door.member("facility"), "matter.detail", matter.pk)
    assert "Op tijd gebracht." in told
    assert "Je bent op tijd." not in told
    assert "naar jou" not in told
    assert "Vertel het aan het loket" not in told


def test_who_is_kept_out_finds_nothing(client: Client) -> None:
    member, desk = door.member("complaints"), door.member("facility")
    matter = door.passed_on()
    assert does(client, desk, "matter.keep_out", matter, email="wie@example.org") == 422
    assert does(client, desk, "matter.keep_out", matter, email=member.email) == 302
    client.force_login(member)
    assert client.get(matter.get_absolute_url()).status_code == 404


def test_not_handling_and_withdrawing_are_two_buttons(client: Client) -> None:
    matter, other, member = door.passed_on(), door.passed_on(), door.member("complaints")
    why = {"ground": "a", "text": "Hierover kreeg je al antwoord."}
    assert does(client, member, "matter.copy", matter, text="Gegeven.") == 302
    assert does(client, member, "matter.close", matter, **why) == 302
    assert does(client, other.user, "matter.withdraw", other) == 302
    assert (matter.status, other.status) == ("closed", "withdrawn")
    assert does(client, other.user, "matter.withdraw", other) == 409


def test_a_bsn_is_refused(client: Client) -> None:
    client.force_login(given.account())
    post = {"about": "question", "text": "Mijn nummer is 999990019."}
    assert client.post(reverse("matter.tell"), post).status_code == 422
    assert not Matter.objects.exists()
