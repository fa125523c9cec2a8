"""Which roles somebody has today: told by the database in lists, and in Python on every page."""

from datetime import timedelta

import pytest

from passend.core import clock
from passend.people.models import Role, StaffRole, User
from tests import given

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("begins", "ends", "counts"),
    [
        (0, None, True),
        (0, 0, True),
        (-9, 1, True),
        (-9, -1, False),
        (1, None, False),
        (1, 9, False),
    ],
)
def test_a_role_counts_from_its_first_day_to_its_last(
    begins: int, ends: int | None, counts: bool
) -> None:
    somebody, today = given.account(), clock.today()
    until = None if ends is None else today + timedelta(days=ends)
    role = StaffRole.objects.create(
        user=somebody, role=Role.TEACHER, from_on=today + timedelta(days=begins), until_on=until
    )
    assert role.is_current is counts
    assert StaffRole.objects.current().filter(pk=role.pk).exists() is counts
    assert User.objects.get(pk=somebody.pk).has_role(Role.TEACHER) is counts
