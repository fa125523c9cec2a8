"""T-02. Of a student outside the own work nothing is seen: no page, no list, no search, no count.

Everybody of another team presses every link there is. Nothing of our student may come back, and
an answer to a search for somebody who exists is the same as for somebody who does not.
"""

from typing import Any
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import reverse

from .answers import told
from .walk import Page, opens, searches
from .world import EVERYBODY, World

pytestmark = pytest.mark.django_db
MARK = "Zoekwoord"


@pytest.mark.parametrize("role", EVERYBODY)
def test_t02_nothing_of_a_student_of_another_team_is_shown(ours: World, theirs: World, role: str):
    pages = theirs.walked(role, MARK)
    shown = [(p.path, secret) for p in pages for secret in ours.secrets() if secret in p.body]
    assert shown == [], f"T-02 seen by the {role} of another team"


@pytest.mark.parametrize("role", EVERYBODY)
def test_t02_a_search_does_not_tell_that_somebody_exists(ours: World, theirs: World, role: str):
    client = Client()
    client.force_login(theirs.people()[role])
    pages = theirs.walked(role, MARK)
    for page in (p for p in pages if p.searched or MARK in p.path):
        for secret in ours.secrets():
            found, nothing = (hides(client, page, word) for word in (secret, scrambled(secret)))
            assert found == nothing, f"T-02 {page.path} tells the {role} that {secret} exists"


def hides(client: Client, page: Page, word: str) -> Any:
    """The answer without the word that was asked."""
    fields = dict.fromkeys(page.searched or {}, word)
    method = "post" if page.searched else "get"
    answer = told(client, method, page.path.replace(MARK, quote(word)), fields)
    body = answer.body.replace(word, "").replace(quote(word), "")
    return answer.status, body, answer.queries


def scrambled(word: str) -> str:
    """Of the same length and the same kind of signs, and nobody's."""
    return word[::-1].swapcase() if word != word[::-1] else f"{word[1:]}q"


def test_t02_the_own_people_do_find_the_student(ours: World):
    """Otherwise the tests above would look for what nobody can see."""
    for role in ("coach", "coordinator"):
        client = ours.clients[role]
        boxes = list(searches(opens(client, reverse("students")), ours.secrets()[0]))
        found = [box.made_by(client) for box in boxes]
        assert found, role
        assert all("row-link" in page.body for page in found), role
