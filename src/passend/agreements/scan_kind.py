"""What a scan is by its first bytes: a name can say anything."""

from typing import Any

from django.core.files.uploadedfile import UploadedFile

KINDS = {
    b"%PDF-": "application/pdf",
    b"\xff\xd8\xff": "image/jpeg",
    b"\x89PNG\r\n\x1a\n": "image/png",
}
MOST_BYTES = 10 * 1024 * 1024


def kind_of(scan: "UploadedFile[Any]") -> str:
    """The content type, or nothing when it is none that we take."""
    scan.seek(0)
    start = scan.read(16)
    scan.seek(0)
    return next((kind for sign, kind in KINDS.items() if start.startswith(sign)), "")
