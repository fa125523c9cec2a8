"""A PDF that a screen reader can read, that runs nothing that somebody typed."""

import io

import pikepdf
import pypdfium2
import pytest

from passend.core.documents import ROOT, UNKNOWN_SIGN, printable, render_pdf

DATA = {"page_word": "Bladzijde", "heading": "Dag", "body": "Alles goed?"}


def made(**changes: str) -> bytes:
    return render_pdf(ROOT / "core/papers/plain.typ", {**DATA, **changes}, title="Een brief")


def text_in(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def test_the_file_says_what_it_is_and_in_which_language() -> None:
    with pikepdf.open(io.BytesIO(made())) as pdf:
        root = pdf.Root
        assert str(root.Lang) == "nl"
        assert bool(root.MarkInfo.Marked)
        assert "/StructTreeRoot" in root
        assert bool(root.ViewerPreferences.DisplayDocTitle)
        with pdf.open_metadata() as meta:
            assert meta["dc:title"] == "Een brief"
            assert meta["pdfuaid:part"] == "1"


def test_every_font_is_inside() -> None:
    with pikepdf.open(io.BytesIO(made())) as pdf:
        fonts = [o for o in pdf.objects if isinstance(o, pikepdf.Dictionary)
                 and o.get("/Type") == "/FontDescriptor"]  # fmt: skip
        assert fonts
        assert all("/FontFile2" in f or "/FontFile3" in f for f in fonts)


def test_the_same_input_gives_the_same_file() -> None:
    assert made() == made()


@pytest.mark.parametrize(
    "hostile",
    [
        '#read("/etc/passwd")',
        "$x^2$",
        "*vet* _schuin_",
        "@bron <label>",
        "\\ // /* ]",
        '"); #panic("',
    ],
)
def test_a_text_of_a_person_is_never_markup(hostile: str) -> None:
    assert hostile in text_in(made(body=hostile))


@pytest.mark.parametrize(
    "odd",
    ["😀 ok", "李 ok", "\ue000 ok", "a\x00b ok", "\ufeff ok", "\ud83d ok", "🧑🏽‍🦽 ok", "أحمد ok"],
)
def test_no_sign_can_stop_a_document(odd: str) -> None:
    assert "ok" in text_in(made(body=odd))


def test_names_of_everywhere_in_europe_are_printed_as_they_are() -> None:
    names = "Żółć Şükrü Đặng Ñuñez Åse Œuvre Иван Γιώργος ’t Hart"
    assert names in text_in(made(body=names))


def test_signs_that_turn_the_reading_direction_are_dropped() -> None:
    assert printable("abc\u202efdp.exe") == "abcfdp.exe"


def test_a_sign_that_no_font_has_is_shown_as_unknown() -> None:
    assert printable({"a": ["李", 1, None]}) == {"a": [UNKNOWN_SIGN, 1, None]}
