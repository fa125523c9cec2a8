"""Staff come in as accounts with roles per team and the groups they teach."""

import pytest

from passend.core import clock
from passend.people.models import Role, StaffRole, Student, User
from tests import given

from . import worlds
from .worlds import counts, load, roster

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("own_files", "in_march")]
STAFF = worlds.FILES / "staff" / "staff.csv"
TITLES = "Naam;E-mail;Rol;Team;Groepen"


def staff(*rows: str) -> bytes:
    return roster(*rows, titles=TITLES)


def roles_of(email: str) -> set[tuple[str, str]]:
    roles = StaffRole.objects.current().filter(user__email=email).select_related("team")
    return {(role.role, role.team.name if role.team else "") for role in roles}


def test_a_list_of_staff_gives_accounts_roles_teams_and_groups():
    batch = load("staff", STAFF)

    assert counts(batch) == {"new": 5, "refused": 2}
    assert roles_of("d.docent@school.example") == {
        ("teacher", "ICT"),
        ("teacher", "Zorg"),
        ("coach", "ICT"),
        ("coach", "Zorg"),
    }
    dina = User.objects.get(email="d.docent@school.example")
    assert set(dina.teaching.values_list("group__name", flat=True)) == {"ICT1A", "ICT1B"}
    assert (dina.first_name, dina.last_name) == ("Dina", "Docent")
    assert not dina.has_usable_password()
    assert roles_of("bea@school.example") == {("manager", "")}


def test_the_same_list_again_changes_nothing():
    load("staff", STAFF)

    assert counts(load("staff", STAFF)) == {"same": 5, "refused": 2}


def test_a_role_that_is_not_in_the_list_any_more_ends_at_once():
    load("staff", STAFF)

    batch = load("staff", staff("Dina Docent;d.docent@school.example;docent;ICT;ICT1B"))

    assert counts(batch) == {"changed": 1}
    assert roles_of("d.docent@school.example") == {("teacher", "ICT")}
    dina = User.objects.get(email="d.docent@school.example")
    assert list(dina.teaching.current().values_list("group__name", flat=True)) == ["ICT1B"]
    [past] = dina.teaching.exclude(until_on=None)
    assert (past.group.name, past.until_on < clock.today()) == ("ICT1A", True)
    assert roles_of("c.coach@school.example") == {("coach", "ICT")}


def test_a_complete_list_ends_the_roles_of_who_is_not_in_it_but_not_of_the_manager():
    load("staff", STAFF)

    batch = load("staff", staff("Coen;c.coach@school.example;coach;ICT;"), complete=True)

    assert batch.gone == 3
    assert roles_of("d.docent@school.example") == set()
    assert roles_of("bea@school.example") == {("manager", "")}


def test_who_loads_the_list_cannot_lose_the_own_key():
    manager = given.manager(email="bea@school.example")

    load("staff", staff("Bea Beheerder;bea@school.example;docent;ICT;"), manager)

    assert roles_of("bea@school.example") == {("manager", ""), ("teacher", "ICT")}


@pytest.mark.parametrize("order", ["staff first", "students first"])
@pytest.mark.parametrize("told", ["Coen Coach", "Coach, Coen", "C.Coach@school.example"])
def test_a_coach_is_found_by_name_or_address_whichever_list_comes_first(order: str, told: str):
    rows = roster(f"1001;Anna;{told}", titles="Studentnummer;Voornaam;Coach")
    steps = [("staff", STAFF.read_bytes()), ("roster", rows)]
    for kind, content in steps if order == "staff first" else reversed(steps):
        load(kind, content)

    anna = Student.objects.get()
    assert anna.coach is not None
    assert anna.coach.email == "c.coach@school.example"


def test_two_coaches_of_one_name_are_never_guessed():
    for _ in range(2):
        given.staff(Role.COACH, first_name="Coen", last_name="Coach")

    batch = load("roster", roster("1001;Anna;Coen Coach", titles="Studentnummer;Voornaam;Coach"))

    assert Student.objects.get().coach is None
    assert batch.rows.with_reason().get().code == "unknown_coach"


def test_an_account_of_a_student_never_becomes_staff_and_the_other_way_round():
    load("roster", roster(worlds.ANNA))
    load("staff", STAFF)

    as_staff = load("staff", staff("Anna;anna@student.example;docent;ICT;"))
    as_student = load("roster", roster("1002;;Coen;Coach;c.coach@school.example;ICT1A"))

    assert as_staff.rows.get().code == "same_email"
    assert counts(as_student) == {"new": 1}
    assert Student.objects.get(number="1002").user is None
