"""What can go stale is generated, and what is generated is current."""

import pytest

from passend.core.reference import PAGES, folder, options, pages, verbs
from passend.people.models import Outsider, Role
from passend.people.roles import RIGHTS, Ground


@pytest.fixture(scope="module")
def fresh() -> dict[str, str]:
    return pages()


@pytest.mark.parametrize("page", PAGES)
def test_the_reference_is_current(page: str, fresh: dict[str, str]) -> None:
    assert (folder() / page).read_text(encoding="utf-8") == fresh[page], "run: ./run docs"


def test_every_setting_is_documented_and_no_other() -> None:
    assert set(options.ENVIRONMENT) == options.read_by_the_code()


def test_every_role_says_what_it_comes_to() -> None:
    """On which ground, what, and until when; a role that opens nothing yet says so."""
    assert set(RIGHTS) == {str(role) for role in (*Role, *Outsider)}


def test_who_has_work_for_the_whole_school_can_do_something() -> None:
    may = {p.__name__ for a in verbs.declared() for p in verbs.persons(a.who)}
    acting = {Ground.CASELOAD, Ground.TEAM, Ground.GROUP, Ground.DECISION}
    roles = {role for role, right in RIGHTS.items() if right.ground in acting}
    assert roles - may == set()
