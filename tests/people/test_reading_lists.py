"""The school's own lists as they come out of a spreadsheet: students, staff, programmes."""

import io
import os
from pathlib import Path

import pytest
import xlsxwriter

from passend.people.models import Role
from passend.people.registry import roster
from passend.people.registry.cells import split_name, text
from passend.people.registry.columns import STAFF_FIELDS, STUDENT_FIELDS, guess, known, normal
from passend.people.registry.crebo import CreboRow, programmes
from passend.people.registry.identity import Identity, hashed, looks_like_bsn
from passend.people.registry.lines import Source
from passend.people.registry.problems import Problem, Unreadable, UnusableFile
from passend.people.registry.roster import StaffRow, StudentRow
from passend.people.registry.tables import table_of

FILES = Path(__file__).parent / "files"
SHARED = Path(os.environ.get("PASSEND_SHARED", Path(__file__).parents[3] / "shared"))
TITLES = known(STUDENT_FIELDS)


def read(source: Source, crebos: frozenset[str] | None = None) -> list[StudentRow | Problem]:
    with table_of(source, lambda cell: normal(cell) in TITLES) as table:
        return list(roster.students(table, guess(table.titles, STUDENT_FIELDS), crebos))


@pytest.mark.parametrize("name", ["excel_csv.csv", "excel_utf8.csv", "excel_unicode.txt"])
def test_a_list_says_the_same_in_every_encoding_of_excel(name: str) -> None:
    zoe, jose = read(FILES / "roster" / name)

    assert isinstance(zoe, StudentRow)
    assert isinstance(jose, StudentRow)
    assert (zoe.first_name, zoe.prefix, zoe.last_name) == ("Zoë", "van der", "Böhm")
    assert (zoe.number, zoe.email, zoe.group) == ("2100001", "zoe@student.example", "ICT1A")
    assert (zoe.coach, zoe.municipality, zoe.application_number) == ("Coen Coach", "0363", "A-1")
    assert (jose.last_name, jose.coach) == ("Núñez", "c.coach@school.example")


def test_english_titles_commas_and_a_line_break_in_a_cell_are_understood() -> None:
    zoe, jose = read(FILES / "roster" / "english.csv")

    assert isinstance(zoe, StudentRow)
    assert isinstance(jose, StudentRow)
    assert (zoe.coach, zoe.group, zoe.team) == ("Coach, Coen", "ICT1A", "ICT")
    assert jose.first_name.split() == ["José", "Maria"]


def test_a_sheet_gives_back_what_a_spreadsheet_made_of_numbers() -> None:
    zoe, jose = read(FILES / "roster" / "excel.xlsx")

    assert isinstance(zoe, StudentRow)
    assert isinstance(jose, StudentRow)
    assert (zoe.line, zoe.number, zoe.identity.bsn) == (2, "2100001", "100000009")
    assert (jose.number, jose.identity.bsn) == ("0021002", "010000007")


def test_a_separator_that_the_file_tells_and_a_name_in_one_column() -> None:
    (zoe,) = read(FILES / "roster" / "told_separator.csv")

    assert isinstance(zoe, StudentRow)
    assert (zoe.first_name, zoe.prefix, zoe.last_name) == ("Zoë", "van der", "Böhm")


def test_lines_above_the_titles_are_no_students() -> None:
    (zoe,) = read(FILES / "roster" / "title_above.csv")

    assert isinstance(zoe, StudentRow)
    assert (zoe.line, zoe.number, zoe.coach) == (5, "2100001", "Coen Coach")


def test_each_bad_row_has_its_number_and_reason_and_the_good_ones_go_on() -> None:
    rows = read(FILES / "roster" / "bad_rows.csv", frozenset({"25655"}))

    assert [(row.line, row.code) for row in rows if isinstance(row, Problem)] == [
        (3, "missing"),
        (4, "bad_email"),
        (5, "unreadable"),
        (6, "too_long"),
        (7, "unknown_crebo"),
        (8, "bad_crebo"),
        (9, "bad_identity"),
        (10, "bad_municipality"),
        (11, "looks_like_bsn"),
        (14, "too_many_cells"),
        (15, "open_quote"),
    ]
    good = [row for row in rows if isinstance(row, StudentRow)]
    assert [row.number for row in good] == ["1001", "1001", "1012", "1015", "1016", "1017"]


def test_a_name_that_an_export_made_safe_comes_back_as_it_was() -> None:
    for name in ["=HYPERLINK(1)", "+31", "-1", "@Jan", "\tTab", "\rCr", "'=quoted"]:
        assert text("'" + name, "naam", 100) == name
    for name in ["'s-Gravenmoer", "'t Hart", "O'Brien"]:
        assert text(name, "naam", 100) == name


def test_signs_that_turn_the_reading_direction_are_left_out_of_a_name() -> None:
    assert text("Omge\u202ekeerd", "naam", 100) == "Omgekeerd"


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("Anna Jansen", ("Anna", "", "Jansen")),
        ("Anna van der Berg", ("Anna", "van der", "Berg")),
        ("Berg, Anna van der", ("Anna", "van der", "Berg")),
        ("van den Berg, Ina", ("Ina", "van den", "Berg")),
        ("Jansen", ("", "", "Jansen")),
        ("Mohammed El Amrani", ("Mohammed", "El", "Amrani")),
        ("Anna Maria de Vries-van Dam", ("Anna Maria", "de", "Vries-van Dam")),
    ],
)
def test_a_whole_name_is_split_the_dutch_way(whole: str, parts: tuple[str, str, str]) -> None:
    assert split_name(whole) == parts


def test_a_sheet_of_more_than_fifty_thousand_rows_is_refused_with_advice(tmp_path: Path) -> None:
    path = tmp_path / "large.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet()
    sheet.write(0, 0, "Studentnummer")
    sheet.write(50_001, 0, "1")
    book.close()

    with pytest.raises(UnusableFile, match="Sla het op als CSV"):
        read(path)


def test_an_empty_file_and_a_broken_sheet_are_refused_in_words() -> None:
    with pytest.raises(UnusableFile, match="leeg"):
        read(io.BytesIO(b"\n\n"))
    with pytest.raises(UnusableFile, match="niet openen"):
        read(io.BytesIO(b"PK\x03\x04 and nothing more"))


def test_a_quote_that_is_never_closed_costs_one_row_and_not_the_rest() -> None:
    lines = ["Studentnummer;Achternaam", '1;"Open', *(f"{n};Naam {n}" for n in range(2, 100))]
    rows = read(io.BytesIO("\r\n".join(lines).encode()))

    assert [row.number for row in rows if isinstance(row, StudentRow)][-3:] == ["97", "98", "99"]
    assert [(row.line, row.code) for row in rows if isinstance(row, Problem)] == [(2, "open_quote")]
    assert len(rows) == 99


def test_staff_have_roles_teams_and_groups() -> None:
    titles = known(STAFF_FIELDS)
    with table_of(FILES / "staff" / "staff.csv", lambda cell: normal(cell) in titles) as table:
        rows = list(roster.staff(table, guess(table.titles, STAFF_FIELDS)))

    dina = rows[1]
    assert isinstance(dina, StaffRow)
    assert (dina.roles, dina.teams, dina.groups) == (
        ("teacher", "coach"),
        ("ICT", "Zorg"),
        ("ICT1A", "ICT1B"),
    )
    assert [row.roles for row in rows if isinstance(row, StaffRow)][2:] == [
        ("intaker",),
        ("coordinator",),
        ("manager",),
    ]
    assert [(row.line, row.code) for row in rows if isinstance(row, Problem)] == [
        (7, "bad_role"),
        (8, "missing"),
    ]


def test_a_list_of_staff_may_call_each_role_as_passend_does() -> None:
    titles = known(STAFF_FIELDS)
    lines = [f"Ada;Els;a{n}@school.example;{role.label}" for n, role in enumerate(Role)]
    source = "\r\n".join(["Voornaam;Achternaam;E-mail;Rollen", *lines]).encode()
    with table_of(io.BytesIO(source), lambda cell: normal(cell) in titles) as table:
        rows = list(roster.staff(table, guess(table.titles, STAFF_FIELDS)))

    assert [getattr(row, "roles", row) for row in rows] == [(role.value,) for role in Role]


def test_programmes_come_with_columns_in_any_order_and_an_unknown_level_stays_unknown() -> None:
    rows = list(programmes(FILES / "crebo" / "any_order.csv"))

    assert rows[:3] == [
        CreboRow(2, "25998", "Software developer", 4),
        CreboRow(3, "25655", "Allround medewerker", 3),
        CreboRow(4, "25742", "Onbekend niveau", None),
    ]
    assert [(p.line, p.code) for p in rows[3:] if isinstance(p, Problem)] == [
        (5, "bad_level"),
        (6, "same_number"),
        (7, "missing"),
    ]


@pytest.mark.skipif(not SHARED.is_dir(), reason="../shared is absent")
@pytest.mark.parametrize(
    ("name", "least", "levels"),
    [("crebo_niveau.csv", 500, True), ("crebo_opleidingen.csv", 4000, False)],
)
def test_the_public_lists_of_programmes_load(name: str, least: int, levels: bool) -> None:
    rows = [row for row in programmes(SHARED / "data" / name) if isinstance(row, CreboRow)]

    assert len(rows) >= least
    assert any(row.level for row in rows) is levels


def test_an_identity_never_shows_itself_and_masked_ones_match_too() -> None:
    identity = Identity.read("1000.00.009")

    assert "100000009" not in f"{identity} {identity!r} {StudentRow(1, '2', identity)!r}"
    assert identity.hashed(b"key") == hashed("100000009", b"key") != hashed("100000009", b"other")
    assert Identity.read("bsn1").value == Identity.read("", "BSN1").value == "BSN1"
    assert Identity.read("10000007").value == Identity.read("010000007.0").value
    assert not Identity.read("", "")
    with pytest.raises(Unreadable):
        Identity.read("#?!")


def test_a_number_of_nine_digits_is_a_bsn_only_when_the_check_says_so() -> None:
    assert looks_like_bsn("111222333")
    assert not looks_like_bsn("111222334")
    assert not looks_like_bsn("2100001")
