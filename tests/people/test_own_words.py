"""A school's own names of roles: in every sentence, in the list of staff, and never in a text that
somebody wrote or agreed to."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import translation

from passend.core.models import School
from passend.people.models import Role
from passend.people.own_words import OwnWords, one_or_more
from passend.people.registry.roster import _role
from passend.people.roles import by_label, label
from tests import given

pytestmark = pytest.mark.django_db


@pytest.fixture
def school() -> School:
    names = {Role.COACH: "loopbaancoach/loopbaancoaches", Role.TEACHER: "leraar/leraren"}
    return School.objects.create(kept_months=[10, 3], role_labels=names)


class Plain:
    def gettext(self, message: str) -> str:
        return message


@pytest.mark.usefixtures("school")
@pytest.mark.parametrize(
    ("ours", "theirs"),
    [
        ("Vraag het je slb’er.", "Vraag het je loopbaancoach."),
        ("Docenten lezen: tijd", "Leraren lezen: tijd"),
        ("de docent en de slb’ers", "de leraar en de loopbaancoaches"),
        ("de ondersteuningscoördinator", "de ondersteuningscoördinator"),
        ("docentenkaart", "docentenkaart"),
    ],
)
def test_our_sentences_name_a_role_as_the_school_does(ours: str, theirs: str) -> None:
    assert OwnWords(Plain(), School.current()).gettext(ours) == theirs


def test_one_and_more() -> None:
    assert one_or_more("leraar / leraren") == ("leraar", "leraren")
    assert one_or_more("studiecoach") == ("studiecoach", "studiecoachs")


@pytest.mark.usefixtures("school")
def test_a_refusal_and_a_page_use_the_words_and_a_kept_text_does_not(client: Client) -> None:
    case = given.heard_case(first_name="Slb’er")
    client.force_login(case.coach)
    page = client.get(reverse("case.detail", args=[case.pk])).content.decode()
    assert "loopbaancoach" in page
    assert "Slb’er" in page  # somebody is called so
    with translation.override("nl"):
        assert translation.gettext("de slb’er") == "de slb’er"


def test_the_list_of_staff_may_use_them(school: School) -> None:
    known: Any = by_label(school)
    assert _role("Loopbaancoaches", known) == "coach"
    assert label(Role.COACH, school) == "loopbaancoach"


def test_everybody_reads_who_may_what(client: Client) -> None:
    page = client.get(reverse("who_may_what")).content.decode()
    assert "Trajectbegeleider" in page
    assert "De slb’er van dit dossier" in page
    assert "Gesprek vastleggen" in page


@pytest.mark.usefixtures("school")
def test_the_words_go_with_the_request(client: Client) -> None:
    client.get(reverse("who_may_what"))
    assert translation.gettext("de slb’er") == "de slb’er"
