"""What every page knows."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .models import School


def school(request: HttpRequest) -> dict[str, Any]:
    return {"school": school_of(request)}


def school_of(request: HttpRequest) -> Any:
    """The school, read at most once for all that stands on one page."""
    known = vars(request)
    if "school" not in known:
        known["school"] = SimpleLazyObject(School.current)
    return known["school"]
