"""When the night works."""

import os
from datetime import time

from django.core.exceptions import ImproperlyConfigured


def hour(text: str) -> time:
    """`03:00` as a time of the day in Amsterdam."""
    try:
        return time.fromisoformat(text)
    except ValueError as error:
        raise ImproperlyConfigured(
            f"PASSEND_NIGHTLY_AT is {text!r}; schrijf een tijd als 03:00."
        ) from error


NIGHTLY_AT = hour(os.environ.get("PASSEND_NIGHTLY_AT") or "03:00")
