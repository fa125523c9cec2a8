"""ASVS 5.0 V1: what people type is never run, nor read twice.

Where nothing in the code can do it, there is nothing to attack: most of these read the code.
"""

import ast
import io
import zipfile

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse
from lxml import html

from passend.people.registry.problems import UnusableFile
from passend.people.registry.tables import MAX_SHEET_BYTES, table_of
from tests import given

from .reading import PRODUCT, TEMPLATES, called, calls, imports, is_fixed

SHELLS = ("os.system", "os.popen", "commands.getoutput", "subprocess.getoutput", "os.spawn")
RUNNERS = {"eval", "exec", "compile", "__import__", "globals", "breakpoint"}
UNSAFE = {"pickle", "marshal", "shelve", "dill", "jsonpickle", "xml.sax", "xmlrpc"}
QUERIES = ("execute", "executemany", "raw", "extra", "RawSQL")
PATTERNS = {f"re.{verb}" for verb in ("compile", "match", "search", "sub", "fullmatch", "findall")}


@pytest.mark.django_db
def test_an_address_is_decoded_once(client: Client) -> None:
    """`%2527` is the text `%27` and not a quote (1.1.1)."""
    client.force_login(given.coordinator())
    form = "application/x-www-form-urlencoded"
    page = client.post(reverse("students"), b"q=%2527%253Cb", content_type=form).content.decode()
    assert html.fromstring(page).xpath("//input[@name='q']/@value") == ["%27%3Cb"]


def test_no_query_is_pasted_together() -> None:
    """What goes to the database by hand is fixed text; values travel beside it (1.2.4)."""
    loose = [
        f"{where} {ast.unparse(node)}"
        for where, node in calls(PRODUCT)
        if isinstance(node.func, ast.Attribute | ast.Name) and node.args
        and called(node).rpartition(".")[2] in QUERIES and not is_fixed(node.args[0])
    ]  # fmt: skip
    assert [line for line in loose if not any(known in line for known in OF_OUR_OWN_NAMES)] == []


OF_OUR_OWN_NAMES = [
    "people/actions/bulk.py",  # names of our own tables and fields, from the models themselves
    "core/backup/",  # the same, from the database itself, on a machine without visitors
]


def test_no_program_is_started_through_a_shell() -> None:
    """(1.2.5)"""
    found = []
    for where, node in calls(PRODUCT):
        shell = any(k.arg == "shell" and ast.unparse(k.value) != "False" for k in node.keywords)
        if called(node).startswith(SHELLS) or shell:
            found.append(where)
    assert found == []


def test_no_pattern_is_made_of_what_somebody_typed() -> None:
    """A pattern stands in the code, or escapes what it is made of (1.2.9)."""
    made = [
        f"{where} {ast.unparse(node)}"
        for where, node in calls(PRODUCT)
        if called(node) in PATTERNS and not is_fixed(node.args[0])
    ]
    of_our_own_lists = ("passend/cases/wording.py", "passend/people/own_words.py")
    assert [line for line in made if not any(known in line for known in of_our_own_lists)] == []
    # The words of these files come from our own lists, and are escaped besides.
    assert all("alternatives" in line.casefold() for line in made)


def test_nothing_that_was_text_is_run() -> None:
    """(1.3.2)"""
    assert [where for where, node in calls(PRODUCT) if called(node) in RUNNERS] == []


def test_no_template_is_made_of_a_text() -> None:
    """Pages come from files, and no text is called safe that is not (1.3.7)."""
    makers = {"Template", "from_string", "mark_safe", "SafeString", "SafeText"}
    found = [(where, called(node)) for where, node in calls(PRODUCT)]
    made = [where for where, name in found if name.rpartition(".")[2] in makers and name != MAGIC]
    assert [where for where in made if JOINS_ESCAPED_CELLS not in where] == []
    texts = {path: path.read_text(encoding="utf-8", errors="ignore") for path in TEMPLATES}
    unescaped = [p.name for p, text in texts.items() if "|safe" in text]
    # A mail is plain text: what is escaped there would be read as `&amp;`.
    unescaped += [
        p.name for p, text in texts.items() if "autoescape" in text and p.suffix != ".txt"
    ]
    assert unescaped == []


JOINS_ESCAPED_CELLS = "core/rows.py"  # and stops at one that is not: tests/core/test_rows.py
MAGIC = "puremagic.from_string"  # tells what a file is by its first bytes


def test_no_object_is_made_of_bytes_of_others() -> None:
    """(1.5.2)"""
    found = {p.name: imports(p) & UNSAFE for p in PRODUCT if imports(p) & UNSAFE}
    assert found == {}
    loaders = [where for where, node in calls(PRODUCT) if called(node) == "yaml.load"]
    assert loaders == []
    assert settings.SESSION_SERIALIZER.endswith("JSONSerializer")


def sheet(cells: str, **more: bytes) -> io.BytesIO:
    """A spreadsheet of one row, with this as the XML of its cells."""
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml"
    head = '<?xml version="1.0"?><!DOCTYPE a [<!ENTITY steal SYSTEM "file:///etc/passwd">]>'
    office = "http://schemas.openxmlformats.org"
    parts = {
        "[Content_Types].xml": f'<Types xmlns="{office}/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{kind}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{kind}.worksheet+xml"/>'
        "</Types>",
        "_rels/.rels": f'<Relationships xmlns="{office}/package/2006/relationships"><Relationship '
        f'Id="r1" Type="{office}/officeDocument/2006/relationships/officeDocument" '
        'Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{office}/spreadsheetml/2006/main" '
        f'xmlns:r="{office}/officeDocument/2006/relationships"><sheets>'
        '<sheet name="a" sheetId="1" r:id="r1"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{office}/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{office}/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": f'{head}<worksheet xmlns="{office}/spreadsheetml/2006/main">'
        f'<sheetData><row r="1">{cells}</row></sheetData></worksheet>',
    }
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as out:
        for part, text in parts.items():
            out.writestr(part, more.get(part, text))
    packed.seek(0)
    return packed


def read(packed: io.BytesIO) -> list[str]:
    with table_of(packed, lambda title: True) as table:
        return table.titles


def test_a_sheet_reads_no_other_file() -> None:
    """An entity that points at a file of the machine brings nothing of it along (1.5.1)."""
    cell = '<c r="{0}1" t="inlineStr"><is><t>{1}</t></is></c>'
    assert read(sheet(cell.format("A", "naam"))) == ["naam"]
    try:
        told = " ".join(read(sheet(cell.format("A", "naam") + cell.format("B", "&steal;"))))
    except UnusableFile:
        told = ""
    assert "root:" not in told


def test_a_sheet_that_unpacks_to_a_mountain_is_refused() -> None:
    """A small file with a huge one in it is not unpacked at all (5.2.3)."""
    mountain = b" " * (MAX_SHEET_BYTES + 1)
    packed = sheet("", **{"xl/worksheets/sheet1.xml": mountain})
    assert packed.getbuffer().nbytes < 500_000
    with pytest.raises(UnusableFile):
        read(packed)
