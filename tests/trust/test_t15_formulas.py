"""T-15. No cell of a file that leaves the house is a formula, and what was written stays readable.

Somebody whose name is a formula is in every list. Everybody of the team downloads every file that
a page offers, as CSV and as XLSX. A cell is neutralised after it was read, so that the second
database has nothing to add.
"""

import csv
import io
import zipfile

import pytest
from python_calamine import CalamineWorkbook

from passend.core.sheets import download, neutral
from passend.people.registry.cells import text

from .walk import Page, walk
from .world import World

pytestmark = [pytest.mark.django_db, pytest.mark.looks]
FORMULA = '=HYPERLINK("http://evil.example";"klik")'
DANGEROUS = ("=", "+", "-", "@", "＝", "＋", "－", "＠", "\t", "\r", "\n")
NAMES = [f"{sign}Jan" for sign in DANGEROUS]
OFFICE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@pytest.fixture(scope="module")
def calculating(building: None) -> World:
    """A team in which every name and every text is a formula."""
    return World(text=FORMULA).whole()


@pytest.mark.parametrize("role", ["coach", "coordinator", "manager"])
def test_t15_no_file_that_a_page_offers_holds_a_formula(calculating: World, role: str):
    files = [page for page in walk(calculating.people()[role]) if page.status == 200]
    tables = [page for page in files if page.kind.startswith(("text/csv", OFFICE))]
    assert tables, f"T-15 the {role} finds no file"
    for page in tables:
        assert page.answer["Content-Disposition"].startswith("attachment")
        assert page.answer["X-Content-Type-Options"] == "nosniff"
        assert formulas(page) == [], f"T-15 {page.path}"
    if role != "manager":
        assert any(FORMULA in "".join(cells(page)) for page in tables), "nobody is in the lists"


def formulas(page: Page) -> list[str]:
    if page.kind.startswith(OFFICE):
        with zipfile.ZipFile(io.BytesIO(page.raw)) as book:
            sheets = [n for n in book.namelist() if n.startswith("xl/worksheets/")]
            return [n for n in sheets if b"<f>" in book.read(n) or b"<hyperlink" in book.read(n)]
    return [cell for cell in cells(page) if cell.startswith(DANGEROUS)]


def cells(page: Page) -> list[str]:
    if page.kind.startswith(OFFICE):
        sheet = CalamineWorkbook.from_filelike(io.BytesIO(page.raw)).get_sheet_by_index(0)
        return [str(cell) for row in sheet.to_python() for cell in row]
    lines = page.raw.decode("utf-8-sig").splitlines()
    return [cell for row in csv.reader(lines, delimiter=";") for cell in row]


@pytest.mark.parametrize("name", [name for name in NAMES if name[0].isprintable()])
def test_t15_a_name_survives_the_way_out_and_back(name: str):
    assert neutral(name) != name
    assert text(neutral(name), "naam", 100) == name


@pytest.mark.parametrize("name", NAMES)
@pytest.mark.parametrize("form", ["csv", "xlsx"])
def test_t15_every_sign_that_starts_a_formula_is_neutralised(name: str, form: str):
    answer = download("lijst", form, ["naam"], [[name]])
    raw = b"".join(answer.streaming_content) if answer.streaming else answer.content
    assert formulas(Page("/", 200, answer["Content-Type"], "", raw, answer)) == []
