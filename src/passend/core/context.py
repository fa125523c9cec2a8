"""What every page knows."""

from typing import Any

from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .models import School


def school(request: HttpRequest) -> dict[str, Any]:
    return {"school": SimpleLazyObject(School.current)}
