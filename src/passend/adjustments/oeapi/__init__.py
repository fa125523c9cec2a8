"""What was decided about exams, for the program that plans them: OEAPI v6, and OOAPI v5 as the mbo
profile OKE 1.0.1 uses it (flow 1, `nl-test-admin`). Read only, one person at a time (ADR 87).
"""

from django.conf import settings
from django.urls import reverse

BASE = "/oeapi"
SCOPE: str = next(iter(settings.OAUTH2_PROVIDER["SCOPES"]))
"""What OKE asks for at `GET /persons/{personId}`."""

VERSIONS = {"v5": "5.0.0", "v6": "6.0"}
"""By the segment in the address: the version that the published document gives itself."""


def address(name: str) -> str:
    """The whole address of a page of the interface, as a supplier fills it in."""
    return settings.BASE_URL.rstrip("/") + reverse(name)


def bases() -> list[tuple[str, str]]:
    """What a supplier sets as the address of each version."""
    base = settings.BASE_URL.rstrip("/") + BASE
    return [("OKE 1.0.1 (OOAPI v5)", f"{base}/v5"), ("OEAPI v6", f"{base}/v6")]
