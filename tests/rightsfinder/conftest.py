"""What the tests of the letters share: a day on which they go, a team, and who sends them."""

from collections.abc import Iterator

import pytest
from django.test import Client

from passend.core import clock
from passend.people.models import Team, User
from tests import given

from .outreach import MORNING


@pytest.fixture
def daytime() -> Iterator[None]:
    with clock.at(MORNING):
        yield


@pytest.fixture
def team() -> Team:
    return given.team()


@pytest.fixture
def boss(team: Team, client: Client) -> User:
    """The coordinator of the team, who is in."""
    found = given.coordinator(team)
    client.force_login(found)
    return found
