"""What can go stale is generated, and what is generated is current."""

import pytest

from passend.core.reference import PAGES, folder, options, pages, verbs
from passend.people.models import Role


@pytest.fixture(scope="module")
def fresh() -> dict[str, str]:
    return pages()


@pytest.mark.parametrize("page", PAGES)
def test_the_reference_is_current(page: str, fresh: dict[str, str]) -> None:
    assert (folder() / page).read_text(encoding="utf-8") == fresh[page], "run: ./run docs"


def test_every_setting_is_documented_and_no_other() -> None:
    assert set(options.ENVIRONMENT) == options.read_by_the_code()


def test_every_role_can_do_something() -> None:
    may = {p.__name__ for a in verbs.declared() for p in verbs.persons(a.who)}
    assert {str(r) for r in Role} - may == set()
