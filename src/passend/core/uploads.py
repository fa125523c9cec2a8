"""The one gate for files that people bring: what is it really, how large, and is it harmless?

A form uses `UploadField`; an action takes what that field gives, or puts a bare upload through
`checked` itself. After the gate a file is what it says: a photo is drawn anew (so nothing that was
hidden in it is left, nor the place where it was taken), a pdf holds nothing that runs, a
spreadsheet does not unpack into a flood, and its name is a plain name with the right ending.
"""

import io
import zipfile
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path
from typing import Any, BinaryIO, Final, cast

import puremagic
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _

from . import files

MB: Final = 1024 * 1024
START: Final = 4096
MOST_PIXELS: Final = 60_000_000
"""A phone makes 50 million; more is a trick to fill the memory."""
MOST_SIDE: Final = 4_000
"""A letter of A4 at more than 300 dots an inch: all that can be read stays readable."""
MOST_UNPACKED: Final = 300 * MB
MOST_PARTS: Final = 2_000
ACTIVE: Final = {"/JS", "/JavaScript", "/Launch", "/EmbeddedFile", "/XFA", "/RichMedia",
                 "/ImportData", "/SubmitForm", "/GoToE"}  # fmt: skip
HEIC: Final = (b"heic", b"heix", b"hevc", b"mif1", b"msf1", b"heim", b"heis")


class Kind(StrEnum):
    """What a form asks for."""

    SCAN = "scan"
    """A pdf or a photo of a paper."""
    LIST = "list"
    """A csv or a spreadsheet."""
    TEXT = "text"
    """A file of lines, such as a registratieoverzicht."""


class Checked(UploadedFile):  # type: ignore[type-arg]
    """A file that came through the gate."""


def checked(upload: "UploadedFile[Any]", kind: Kind, most: int = 10 * MB) -> Checked:
    """The same file, harmless. Raises `ValidationError` with what the person can do about it."""
    if isinstance(upload, Checked):
        return upload
    if (upload.size or 0) > most:
        raise ValidationError(_("Dit bestand is groter dan %(size)s MB.") % {"size": most // MB})
    if not upload.size:
        raise ValidationError(_("Dit bestand is leeg."))
    upload.seek(0)
    start = upload.read(START)
    upload.seek(0)
    return CHECKS[kind](upload, start)


class UploadField(forms.FileField):
    """A file in a form. `cleaned_data` holds a `Checked`."""

    def __init__(self, *, kind: Kind, most: int = 10 * MB, **kwargs: Any) -> None:
        super().__init__(**kwargs)
        self.kind, self.most = kind, most

    def clean(self, data: Any, initial: Any = None) -> Any:
        upload = super().clean(data, initial)
        return checked(upload, self.kind, self.most) if upload else upload


# ---- a pdf or a photo of a paper


def _scan(upload: "UploadedFile[Any]", start: bytes) -> Checked:
    if start[:8] == b"ftyp" or start[4:8] == b"ftyp":
        return _photo(upload, "JPEG") if start[8:12] in HEIC else _refuse_scan()
    found = _looks_like(start)
    if found == ".pdf":
        _refuse_active(upload)
        return _as(upload, "application/pdf", ".pdf")
    if found in {".jpg", ".jpeg", ".jfif"}:
        return _photo(upload, "JPEG")
    if found == ".png":
        return _photo(upload, "PNG")
    return _refuse_scan()


def _refuse_scan() -> Checked:
    raise ValidationError(_("Kies een pdf, of een foto (jpg, png of heic)."))


def _looks_like(start: bytes) -> str:
    """The ending that belongs to the first bytes, whatever the name says."""
    try:
        return str(puremagic.from_string(start)).lower()
    except (puremagic.PureError, ValueError):
        return ""


def _photo(upload: "UploadedFile[Any]", how: str) -> Checked:
    """Draw it anew: only what can be seen is left."""
    from pi_heif import register_heif_opener  # Pillow alone cannot read what an iPhone makes
    from PIL import Image, ImageOps  # heavy, and few requests need it

    register_heif_opener()
    try:
        with Image.open(upload, formats=["JPEG", "PNG", "HEIF"]) as found:
            if found.width * found.height > MOST_PIXELS:
                raise ValidationError(_("Deze foto is te groot. Maak hem kleiner."))
            found.draft("RGB", (MOST_SIDE, MOST_SIDE))
            seen = ImageOps.exif_transpose(found)  # the turn of the camera goes into the picture
            seen.thumbnail((MOST_SIDE, MOST_SIDE))
            clean = Image.new("RGB", seen.size, "white")
            clean.paste(seen, mask=seen.getchannel("A") if "A" in seen.getbands() else None)
    except (OSError, SyntaxError, ValueError, Image.DecompressionBombError) as error:
        raise ValidationError(_("We kunnen deze foto niet openen. Maak hem opnieuw.")) from error
    out = io.BytesIO()
    clean.save(out, how, **({"quality": 88, "optimize": True} if how == "JPEG" else {}))
    ending, kind = (".jpg", "image/jpeg") if how == "JPEG" else (".png", "image/png")
    return _as(upload, kind, ending, out)


def _refuse_active(upload: "UploadedFile[Any]") -> None:
    """A pdf may hold programs, forms that send, and other files. A scan has no need of them."""
    import pikepdf  # heavy, and few requests need it

    try:
        with pikepdf.open(cast(BinaryIO, upload.file or upload)) as pdf:
            if not len(pdf.pages):
                raise ValidationError(_("Deze pdf is leeg."))
            active = any(_is_active(thing) for thing in pdf.objects)
    except pikepdf.PasswordError as error:
        raise ValidationError(_("Deze pdf is op slot. Haal het wachtwoord eraf.")) from error
    except pikepdf.PdfError as error:
        raise ValidationError(_("We kunnen deze pdf niet openen. Maak hem opnieuw.")) from error
    finally:
        upload.seek(0)
    if active:
        raise ValidationError(
            _("In deze pdf zit een programma of een ander bestand. Maak een nieuwe scan.")
        )


def _is_active(thing: Any) -> bool:
    """One object, with what lies in it directly; what it points at is an object of its own."""
    import pikepdf

    if isinstance(thing, pikepdf.Name):
        return str(thing) in ACTIVE
    if isinstance(thing, pikepdf.Stream):
        thing = thing.stream_dict
    if isinstance(thing, pikepdf.Dictionary):
        parts = [(str(key), thing.get(key)) for key in thing.keys()]  # noqa: SIM118 - not a dict
        return any(key in ACTIVE or _is_direct_and_active(value) for key, value in parts)
    if isinstance(thing, pikepdf.Array):
        return any(_is_direct_and_active(value) for value in thing)
    return False


def _is_direct_and_active(value: Any) -> bool:
    return not getattr(value, "is_indirect", False) and _is_active(value)


# ---- lists


def _list(upload: "UploadedFile[Any]", start: bytes) -> Checked:
    if start.startswith(b"PK\x03\x04"):
        _refuse_flood(upload)
        return _as(upload, XLSX, ".xlsx")
    if start.startswith(b"\xd0\xcf\x11\xe0"):
        return _as(upload, "application/vnd.ms-excel", ".xls")
    return _text(upload, start)


XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def _refuse_flood(upload: "UploadedFile[Any]") -> None:
    """Look at what it says it unpacks to, before anything is unpacked."""
    try:
        with zipfile.ZipFile(upload.file or upload) as archive:
            parts = archive.infolist()
    except (zipfile.BadZipFile, NotImplementedError) as error:
        raise ValidationError(_("We kunnen dit Excel-bestand niet openen.")) from error
    finally:
        upload.seek(0)
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise ValidationError(_("Dit Excel-bestand is te groot. Sla het op als CSV."))
    if any(part.filename.lower().endswith("vbaproject.bin") for part in parts):
        raise ValidationError(_("In dit Excel-bestand zit een programma. Sla het op als CSV."))


def _text(upload: "UploadedFile[Any]", start: bytes) -> Checked:
    """Lines of text, in UTF-8, UTF-16 or an old code page; a program or a picture is none of it."""
    if start.startswith((b"%PDF", b"MZ", b"\x7fELF", b"PK\x03\x04", b"\x89PNG", b"\xff\xd8\xff")):
        raise ValidationError(_("Dit is geen lijst. Kies een CSV- of Excel-bestand."))
    return _as(upload, "text/csv", ".csv")


CHECKS: Final[dict[Kind, Callable[["UploadedFile[Any]", bytes], Checked]]] = {
    Kind.SCAN: _scan,
    Kind.LIST: _list,
    Kind.TEXT: _text,
}


def _as(
    upload: "UploadedFile[Any]", content_type: str, ending: str, body: io.BytesIO | None = None
) -> Checked:
    """What came through, under a plain name with the ending that belongs to it."""
    name = files.readable(upload.name or "") or "bestand"
    stem = Path(name).stem.strip(". ")[:150] or "bestand"
    size = len(body.getvalue()) if body else upload.size
    if body:
        body.seek(0)
    return Checked(
        file=body or upload.file or upload,
        name=f"{stem}{ending}",
        content_type=content_type,
        size=size,
    )
