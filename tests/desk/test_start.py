"""The public pages, and the way home for everybody."""

from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from passend.core.keep import KEEPS
from tests import given

pytestmark = pytest.mark.django_db
PUBLIC = ["start", "helping", "finder.start", "provision.list", "privacy", "accessibility"]


@pytest.mark.parametrize("name", PUBLIC)
def test_everybody_can_read_the_public_pages(client: Client, name: str) -> None:
    answer = client.get(reverse(name))
    assert answer.status_code == 200
    assert answer.content.decode().count("<h1") == 1


def test_the_start_has_three_doors_and_each_leads_somewhere(client: Client) -> None:
    text = client.get(reverse("start")).content.decode()
    for name, words in [
        ("request.start", "Ik wil hulp vragen"),
        ("finder.start", "Wat mag ik?"),
        ("helping", "Ik help een student"),
    ]:
        assert f'href="{reverse(name)}"' in text
        assert words in text
        assert client.get(reverse(name)).status_code == 200


def test_everybody_lands_on_the_page_of_the_own_role(client: Client) -> None:
    homes = [
        (given.heard_case().person, "route"),
        (given.coach(), "today"),
        (given.intaker(), "today"),
        (given.coordinator(), "worklist"),
        (given.teacher(), "card.list"),
        (given.manager(), "import.list"),
    ]
    for person, name in homes:
        client.force_login(person)
        assert client.get(reverse("home")).url == reverse(name)
        assert client.get(reverse(name)).status_code == 200


def test_the_privacy_page_tells_every_term_by_which_the_night_deletes(client: Client) -> None:
    text = unescape(client.get(reverse("privacy")).content.decode())
    for keep in KEEPS:
        if keep.what:
            assert str(keep.what) in text
            assert keep.length_text() in text
            assert str(keep.since) in text
