"""T-01. Somebody else's key opens nothing, and does not even tell that it exists.

Every page with a key in its address is asked for, by everybody of another team and by strangers:
once with a key that exists and once with one that does not. The two answers must be the same, in
status, text and number of queries (ASVS 8.2.2).
"""

import pytest
from django.test import Client

from .addresses import OF_ANOTHER, SECRET, WORDS, Address, addresses, with_key
from .answers import told
from .world import World

# Not of one team: everybody with this role in the school may open it.
OF_THE_SCHOOL: dict[str, set[str]] = {}
pytestmark = pytest.mark.django_db
GUARDED = [a for a in with_key() if a.name not in SECRET]


@pytest.mark.parametrize("address", GUARDED, ids=lambda a: a.name)
def test_t01_another_teams_key_is_like_no_key(ours: World, theirs: World, address: Address):
    key = ours.key(address)
    for role, person in theirs.people().items():
        if role in OF_THE_SCHOOL.get(address.noun, set()):
            continue
        client = Client()
        if person:
            client.force_login(person)
        for method in ("get", "post"):
            nothing = told(client, method, address.of_nobody())
            found = told(client, method, address.of(key))
            assert found == nothing, f"T-01 {method} {address.name} as the {role} of another team"
            assert found.status >= 300, f"T-01 {address.name} is open to the {role}"


@pytest.mark.parametrize("address", GUARDED, ids=lambda a: a.name)
def test_t01_the_key_is_a_real_one(ours: World, address: Address):
    """Otherwise the test above would compare nothing with nothing."""
    key = ours.key(address)
    opened = []
    for role, person in ours.people().items():
        client = Client()
        if person:
            client.force_login(person)
        answers = [told(client, method, address.of(key)) for method in ("get", "post")]
        if any(answer.status not in {302, 404, 405} for answer in answers):
            opened.append(role)
    assert opened, f"T-01 nobody of the own team can open {address.name}"


def test_t01_the_exceptions_are_pages_that_exist():
    names = {a.name for a in addresses()}
    words = {word for a in addresses() for word in a.pattern.pattern.converters}
    assert set(OF_ANOTHER) | set(SECRET) <= names
    assert set(WORDS) <= words
