"""From a rule of the law to the request itself: of the exam committee, the fund, the front door."""

import pytest
from django.test import Client
from django.urls import reverse

from passend.facility.doors import About
from passend.rightsfinder.catalogue import library
from passend.rightsfinder.here import DOOR, EXAM, FUND, here
from tests import given

from .rights_pages import case_of_coach, text_of, told

pytestmark = pytest.mark.django_db


def test_what_one_asks_of_this_school_can_be_asked_here() -> None:
    """Nobody reads "bij het loket van je school" in Passend without the way to it."""
    for code, rule in library().provisions.items():
        where = rule.apply.where
        if "studentenfonds van je school" in where or "loket van je school" in where:
            assert here(code) is not None, code
    assert {*EXAM, *FUND, *DOOR} <= library().provisions.keys()
    assert {about for about in DOOR.values() if about} <= set(About.values)


@pytest.mark.parametrize(
    ("code", "what", "verb"),
    [
        ("aangepast_examen_school", "examens", "adjustment.start"),
        ("fonds_middelen", "studentenfonds", "fundapplication.start"),
    ],
)
def test_a_student_goes_from_the_rule_to_the_own_request(
    client: Client, code: str, what: str, verb: str
) -> None:
    case = given.heard_case()
    page = client.get(reverse("provision.detail", args=[code])).content.decode()
    address = reverse("route.ask", args=[what])
    assert address in page
    asked = client.get(address)
    assert asked.status_code == 302
    assert reverse("account_login") in asked["Location"]
    client.force_login(case.person)
    begun = client.get(address, follow=True)
    assert begun.status_code == 200
    assert begun.redirect_chain[-1][0] == reverse(verb, args=[case.pk])


def test_who_has_no_dossier_finds_no_request(client: Client) -> None:
    client.force_login(given.coach())
    assert client.get(reverse("route.ask", args=["examens"])).status_code == 404
    client.force_login(given.heard_case().person)
    assert client.get(reverse("route.ask", args=["iets-anders"])).status_code == 404


def test_a_rule_about_a_complaint_leads_to_the_front_door(client: Client) -> None:
    page = client.get(reverse("provision.detail", args=["klacht"])).content.decode()
    assert f'href="{reverse("matter.tell")}?over=treated"' in page


def test_a_coach_fills_in_what_the_student_then_confirms(client: Client) -> None:
    case = case_of_coach()
    about = reverse("adjustment.fill_in", args=[case.pk])
    assert about in text_of(client, case, told(("heb", "beperking")))
    money = text_of(client, case, told(("kom", "geld")))
    assert reverse("fundapplication.fill_in", args=[case.pk]) in money
    assert about not in money
