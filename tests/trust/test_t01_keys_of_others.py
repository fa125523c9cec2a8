"""T-01. Somebody else's key opens nothing, and does not even tell that it exists.

Every page with a key in its address is asked for, by everybody of another team and by strangers:
once with a key that exists and once with one that does not. The two answers must be the same, in
status, text and number of queries (ASVS 8.2.2).
"""

import pytest
from django.test import Client

from tests.nothing_missing import SECOND

from .addresses import OF_ANOTHER, SECRET, WORDS, Address, addresses, with_key
from .answers import told
from .world import World

# Not of one team: everybody with this role in the school may open it.
STAFF = {"manager", "coordinator", "coach", "intaker", "teacher", "helper", "officer"}
STAFF |= {"board", "committee", "fund_worker"}
OF_THE_SCHOOL: dict[str, set[str]] = {
    "account": {"manager"},
    "factor": {"manager"},
    "import": {"manager"},
    "alarm": {"officer"},
    "data": {"officer"},
    "glass": {"officer"},
    "look": {"officer"},
    "matter": {"committee"},
    **dict.fromkeys(
        (
            "fundapplication",
            "fundpaper",
            "fundrule",
            "fundbudget",
            "payment",
            "paymentlist",
            "repayment",
        ),
        {"fund_worker"},
    ),
    "role": {"manager"},
    "planner": {"manager"},
    "measure": STAFF,  # the library
    "rules": {"manager"},
    "location": {"manager", "coordinator"},
}
pytestmark = pytest.mark.django_db
GUARDED = [a for a in with_key() if a.name not in SECRET]


@pytest.mark.parametrize("address", GUARDED, ids=lambda a: a.name)
def test_t01_another_teams_key_is_like_no_key(ours: World, theirs: World, address: Address):
    """A record is looked for in the same way for both methods: on the second database one of them
    is asked, the other where a page does not know the first."""
    key = ours.key(address)
    for role, client in theirs.clients.items():
        if role in OF_THE_SCHOOL.get(address.room, set()):
            continue
        for method in ("get", "post"):
            nothing = told(client, method, address.of_nobody())
            found = told(client, method, address.of(key))
            assert found == nothing, f"T-01 {method} {address.name} as the {role} of another team"
            assert found.status >= 300, f"T-01 {address.name} is open to the {role}"
            if SECOND and found.status != 405:
                break


@pytest.mark.looks
@pytest.mark.parametrize("address", GUARDED, ids=lambda a: a.name)
def test_t01_the_key_is_a_real_one(ours: World, address: Address):
    """Otherwise the test above would compare nothing with nothing."""
    key = ours.key(address)
    opened = (opens(client, address.of(key)) for client in ours.clients.values())
    assert any(opened), f"T-01 nobody of the own team can open {address.name}"


def opens(client: Client, path: str) -> bool:
    answers = (told(client, method, path) for method in ("get", "post"))
    return any(one.status not in {404, 405} and not one.asks_who for one in answers)


def test_t01_the_exceptions_are_pages_that_exist():
    names = {a.name for a in addresses()}
    words = {word for a in addresses() for word in a.pattern.pattern.converters}
    assert set(OF_ANOTHER) | set(SECRET) <= names
    assert set(WORDS) <= words
