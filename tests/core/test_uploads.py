"""What people bring is what it says, and harmless, before anything else sees it."""

import io
import zipfile

import pikepdf
import pytest
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image

from passend.core import files, uploads
from passend.core.uploads import Kind, checked
from tests.papers import HEIC, PDF, photo


def brought(body: bytes, name: str = "papier.pdf", kind: Kind = Kind.SCAN) -> uploads.Checked:
    return checked(SimpleUploadedFile(name, body), kind)


def refused(body: bytes, kind: Kind = Kind.SCAN, name: str = "papier.pdf") -> str:
    with pytest.raises(ValidationError) as said:
        brought(body, name, kind)
    return said.value.messages[0]


def pdf_with(**root: object) -> bytes:
    out = io.BytesIO()
    with pikepdf.new() as pdf:
        pdf.add_blank_page()
        for name, value in root.items():
            pdf.Root[f"/{name}"] = value
        pdf.save(out)
    return out.getvalue()


def test_a_pdf_is_kept_as_it_is():
    clean = brought(PDF)
    assert (clean.name, clean.content_type, clean.read()) == ("papier.pdf", "application/pdf", PDF)


@pytest.mark.parametrize(
    "root",
    [
        {"OpenAction": pikepdf.Dictionary(S=pikepdf.Name.JavaScript, JS="app.alert(1)")},
        {"OpenAction": pikepdf.Dictionary(S=pikepdf.Name.Launch, F="cmd.exe")},
        {"Names": pikepdf.Dictionary(JavaScript=pikepdf.Dictionary(Names=[]))},
        {"Names": pikepdf.Dictionary(A=[pikepdf.Dictionary(EF=pikepdf.Dictionary(),
                                                           Type=pikepdf.Name.EmbeddedFile)])},
        {"AcroForm": pikepdf.Dictionary(XFA="<xdp/>")},
    ],
    ids=["javascript", "launch", "names", "attachment", "xfa"],
)  # fmt: skip
def test_a_pdf_in_which_something_runs_is_refused(root: dict[str, object]):
    assert "programma" in refused(pdf_with(**root))


def test_a_pdf_that_only_opens_at_a_page_is_no_danger():
    assert brought(pdf_with(OpenAction=pikepdf.Array([0, pikepdf.Name.Fit]))).size


def test_a_pdf_with_a_password_or_without_pages_is_refused_in_words():
    locked = io.BytesIO()
    with pikepdf.open(io.BytesIO(PDF)) as pdf:
        pdf.save(locked, encryption=pikepdf.Encryption(owner="a", user="b"))
    assert "op slot" in refused(locked.getvalue())
    assert "niet openen" in refused(b"%PDF-1.7 kapot")


def test_a_photo_loses_where_and_with_what_it_was_taken():
    exif = Image.Exif()
    exif[0x010F] = "Merk van de telefoon"
    exif.get_ifd(0x8825)[2] = (52.0, 22.0, 33.0)
    clean = brought(photo(exif=exif.tobytes()), "IMG_1.jpeg")
    body = clean.read()
    assert b"Merk" not in body
    with Image.open(io.BytesIO(body)) as seen:
        assert not seen.getexif()
        assert (seen.size, seen.getpixel((5, 5))[0] > 200) == ((40, 30), True)
    assert (clean.name, clean.content_type) == ("IMG_1.jpg", "image/jpeg")


def test_a_photo_that_lies_on_its_side_is_turned():
    exif = Image.Exif()
    exif[0x0112] = 6
    with Image.open(brought(photo(exif=exif.tobytes()))) as seen:
        assert seen.size == (30, 40)


def test_what_was_hidden_behind_a_photo_is_gone():
    body = brought(photo("PNG") + b"<script>alert(1)</script>", "foto.png").read()
    assert b"script" not in body
    assert body.startswith(b"\x89PNG")


def test_a_photo_of_an_iphone_becomes_a_jpg():
    clean = brought(HEIC, "IMG_2.HEIC")
    assert (clean.name, clean.content_type) == ("IMG_2.jpg", "image/jpeg")
    with Image.open(clean) as seen:
        assert (seen.format, seen.size) == ("JPEG", (16, 16))
    assert "niet openen" in refused(HEIC[:60], name="IMG_3.HEIC")


def test_a_photo_of_a_billion_pixels_is_refused_before_it_fills_the_memory(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_PIXELS", 1000)
    assert "te groot" in refused(photo())


@pytest.mark.parametrize(
    "body", [b"MZ\x90 program", b"<svg onload='x'>", b"<html>", b"GIF89a\x01\x00\x01\x00"]
)
def test_what_is_no_paper_is_refused_whatever_its_name(body: bytes):
    assert "Kies een pdf" in refused(body)


def test_nothing_and_too_much_are_refused():
    assert "leeg" in refused(b"")
    with pytest.raises(ValidationError, match="groter dan 1 MB"):
        checked(SimpleUploadedFile("x.pdf", b"x" * (uploads.MB + 1)), Kind.SCAN, uploads.MB)


def sheet(parts: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, body in parts.items():
            archive.writestr(name, body)
    return out.getvalue()


def test_a_spreadsheet_that_unpacks_into_a_flood_is_refused(monkeypatch):
    monkeypatch.setattr(uploads, "MOST_UNPACKED", 1_000_000)
    flood = sheet({"xl/worksheets/sheet1.xml": bytes(1_100_000)})
    assert len(flood) < 3_000
    assert "te groot" in refused(flood, Kind.LIST)
    monkeypatch.setattr(uploads, "MOST_PARTS", 3)
    assert "te groot" in refused(sheet({str(n): b"" for n in range(4)}), Kind.LIST)


def test_a_spreadsheet_with_a_program_in_it_is_refused():
    assert "programma" in refused(sheet({"xl/vbaProject.bin": b"x"}), Kind.LIST)


def test_a_list_is_no_program_and_no_picture():
    for body in (b"MZ\x90", b"\x7fELF", PDF, photo()):
        assert "geen lijst" in refused(body, Kind.LIST)
    assert brought(b"naam;klas\r\n", "lijst.csv", Kind.LIST).read() == b"naam;klas\r\n"


@pytest.mark.parametrize(
    ("told", "kept"),
    [
        ("../../etc/passwd", "passwd.pdf"),
        ("scan.exe", "scan.pdf"),
        ("\u202efdp.exe", "fdp.pdf"),
        ("...", "bestand.pdf"),
        ("a" * 400 + ".pdf", "a" * 150 + ".pdf"),
    ],
)
def test_a_name_is_a_plain_name_with_the_right_ending(told: str, kept: str):
    assert brought(PDF, told).name == kept


def test_what_came_through_once_is_not_looked_at_again():
    clean = brought(PDF)
    assert checked(clean, Kind.SCAN) is clean


@pytest.mark.django_db
def test_what_somebody_brought_is_downloaded_and_never_run(settings, tmp_path):
    settings.FILES_DIR = tmp_path
    answer = files.download(files.keep("scan.pdf", "application/pdf", [PDF]))
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["Content-Security-Policy"].startswith("sandbox")
