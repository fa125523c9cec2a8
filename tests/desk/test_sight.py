"""Questions that are written once for all who look as the same are answered for each apart."""

from datetime import timedelta
from typing import Any

import pytest

from passend.cases.models import Case
from passend.cases.models.sight import sight_of
from passend.core import clock
from passend.desk import duties, scope
from passend.desk.views.dossier import SEEN
from passend.desk.views.students import WITHOUT, Search
from passend.people.models import Role, StaffRole, Team, User
from tests import given
from tests import given_sharing as shared

pytestmark = pytest.mark.django_db


def known(who: User) -> User:
    """As at the next request: the roles are read anew."""
    return User.objects.get(pk=who.pk)


def seen(who: User) -> set[Any]:
    """Every dossier of the school that this person can open, asked one by one."""
    sight, values = sight_of(who)
    keys = Case.objects.values_list("pk", flat=True)
    return {found for key in keys for found in SEEN(sight, case=key, **values)}


def everybody() -> list[User]:
    """A school with people who look as the same, and people who do not."""
    coach = given.coach()
    many, few = [given.team(), given.team()], [given.team()]
    both = given.coordinator(many[0])
    StaffRole.objects.create(user=both, role=Role.COORDINATOR, team=many[1])
    for team in (*many, *few, None):
        given.heard_case(team=team, coach=coach)
        given.heard_case(team=team)
    named = given.heard_case(team=few[0], coach=coach)
    helper = shared.helper(named).user
    student = given.account()
    given.heard_case(team=many[0], person=student)
    return [
        coach, given.coach(), both, given.coordinator(few[0]), given.coordinator(many[1]),
        given.coordinator(), given.intaker(), helper, given.staff(Role.SUPPORTER), student,
        given.manager(), given.teacher(), given.account(),
    ]  # fmt: skip


def test_everybody_opens_what_is_visible_and_finds_what_is_open_and_nothing_else() -> None:
    people = everybody()
    assert len({len(seen(who)) for who in people}) > 4  # they do see different things
    for who in [*people, *reversed(people)]:
        visible = set(Case.objects.visible_to(who).values_list("pk", flat=True))
        assert seen(who) == visible
        search = Search(who, "")
        open_ones = Case.objects.visible_to(who).open()
        assert search.count() == len(open_ones)
        assert search[0:50] == list(open_ones.values_list("pk", flat=True)[:50])


def test_a_list_of_duties_holds_the_dossiers_of_that_list_for_everybody() -> None:
    team = given.team()
    for who in everybody():
        for chosen in (scope.mine(who), scope.of_teams(who), scope.of_teams(who, team)):
            assert duties.of(chosen).dossiers == chosen.cases().count()


def test_what_ended_a_moment_ago_is_gone_at_the_next_request() -> None:
    team: Team = given.team()
    case = given.heard_case(team=team)
    boss = given.coordinator(team)
    assert seen(boss) == {case.pk}
    StaffRole.objects.filter(user=boss).update(until_on=clock.today() - timedelta(days=1))
    assert seen(known(boss)) == set()


def test_a_permission_ends_with_its_day_though_the_question_was_written_before() -> None:
    helper = shared.helper(given.heard_case(coach=given.coach()))
    assert seen(helper.user)
    with clock.at(clock.now() + timedelta(days=(helper.until_on - clock.today()).days + 1)):
        assert not seen(known(helper.user))


def test_words_are_found_as_they_are_typed_also_where_a_database_reads_a_sign_in_them() -> None:
    coach = given.coach()
    for name in ("vos", "v_s", "50% vos", "o\\vos"):
        case = given.heard_case(coach=coach)
        Case.objects.filter(pk=case.pk).update(search_name=name)
    found = {"v_s": ["v_s"], "%": ["50% vos"], "\\": ["o\\vos"], "vos 50": ["50% vos"]}
    for typed, names in found.items():
        search = Search(coach, typed)
        assert [Case.objects.get(pk=key).search_name for key in search[0:50]] == names
        assert search.count() == len(names)


def test_students_without_a_dossier_are_found_by_whoever_may_open_one() -> None:
    teams = [given.team(), given.team()]
    coach, boss, other = given.coach(), given.coordinator(teams[0]), given.coordinator(teams[1])
    student = given.student(teams[0], coach=coach, first_name="Nieuw", search_name="nieuw vos")
    without = [given.intaker(), shared.helper(given.heard_case()).user]  # no students of their own
    people = [(boss, True), (other, False), (coach, True), (given.coach(), False)]
    for who, finds in [*people, *((one, False) for one in without)]:
        for typed in ("nieuw", student.number[:6]):
            search = Search(who, typed)
            assert (student in WITHOUT(search.kind, **search.values)) is finds
        assert WITHOUT(Search(who, "anders").kind, **Search(who, "anders").values) == []


def test_further_pages_go_on_where_the_first_one_ends() -> None:
    coach = given.coach()
    keys = {given.heard_case(coach=coach).pk for _ in range(5)}
    search = Search(coach, "")
    assert {*search[0:3], *search[3:5]} == keys
