"""A prepared query answers what the query itself answers, of this moment."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from passend.agreements.models import Agreement
from passend.cases.models import Case
from passend.core import clock
from passend.core.keys import any_of
from passend.core.models import Event
from passend.core.prepared import Prepared
from passend.people.models import Role, StaffRole, Team, User
from tests import given

pytestmark = pytest.mark.django_db


def test_it_gives_the_rows_of_the_query_itself_each_time_anew() -> None:
    of_user = Prepared(lambda user: StaffRole.objects.filter(user=user))
    coach, boss = given.coach(), given.coordinator(given.team())
    for user in (coach, boss):
        assert of_user(user=user.pk) == list(StaffRole.objects.filter(user=user))
    StaffRole.objects.create(user=coach, role=Role.TEACHER)
    assert {role.role for role in of_user(user=coach.pk)} == {Role.COACH, Role.TEACHER}


def test_it_reads_columns_joins_days_and_moments_as_the_query_itself_does() -> None:
    case = given.heard_case()
    today, now = clock.today(), clock.now()

    def named(case: Any) -> Any:
        return Case.objects.filter(pk=case).select_related("coach").only("coach__first_name")

    def days(day: Any) -> Any:
        return Case.objects.filter(requested_on__lte=day).order_by().values_list("pk", flat=True)

    def moments(at: Any) -> Any:
        return Event.objects.filter(at__lte=at).order_by("pk").values_list("verb", "at")

    [found], name = Prepared(named)(case=case.pk), case.coach.first_name
    with CaptureQueriesContext(connection) as seen:
        assert found.coach.first_name == name
    assert not len(seen)
    assert Prepared(days)(day=today) == [case.pk]
    assert Prepared(days)(day=today - timedelta(days=400)) == []
    assert Prepared(moments)(at=now) == list(moments(now))


def test_many_keys_are_one_value_of_it_and_no_keys_find_nothing() -> None:
    people = [given.coach(), given.coach(), given.coach()]
    of_keys = Prepared(lambda keys: User.objects.filter(pk__in=any_of(keys)))
    assert {*of_keys(keys=[one.pk for one in people])} == {*people}
    assert of_keys(keys={people[1].pk}) == [people[1]]
    assert of_keys(keys=[]) == []
    teams = [given.team(), given.team()]
    of_words = Prepared(lambda keys: User.objects.filter(email__in=any_of(keys, "text")))
    assert of_words(keys=[people[0].email, "niemand@school.example"]) == [people[0]]
    of_numbers = Prepared(lambda keys: Team.objects.filter(pk__in=any_of(keys, "bigint")))
    assert {*of_numbers(keys=[team.pk for team in teams])} == {*teams}


READS_THE_CLOCK: list[Callable[[], Any]] = [
    lambda: StaffRole.objects.current(),
    lambda: Event.objects.filter(at__gte=clock.midnight()),
]


@pytest.mark.parametrize("build", READS_THE_CLOCK)
def test_a_query_in_which_today_would_stay_is_not_prepared(build: Callable[[], Any]) -> None:
    with pytest.raises(ValueError, match="reads the clock"):
        Prepared(build)()


def test_nobody_is_not_looked_for_as_if_that_were_somebody() -> None:
    of_user = Prepared(lambda user: StaffRole.objects.filter(user=user))
    with pytest.raises(ValueError, match="Nothing is equal to nothing"):
        of_user(user=None)


def test_what_hangs_on_a_dossier_knows_it_without_a_query() -> None:
    case = given.heard_case()
    given.in_force(case)
    found = Prepared(lambda case: Agreement.objects.filter(case=case)).of(case)
    assert found
    assert all(one.case is case for one in found)


def test_a_question_that_nothing_can_answer_is_answered_with_nothing() -> None:
    of_none = Prepared(lambda user: StaffRole.objects.filter(pk__in=[], user=user))
    coach = given.coach()
    for _again in range(2):
        with CaptureQueriesContext(connection) as seen:
            assert of_none(user=coach.pk) == []
        assert not len(seen)
