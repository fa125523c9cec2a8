"""What the program says of itself (`core.logs`): JSON in production, readable lines elsewhere."""

import os

from .environment import PRODUCTION

_LEVEL = os.environ.get("LOG_LEVEL", "WARNING")
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"lines": {"()": "passend.core.logs.lines", "as_json": PRODUCTION}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "lines"}},
    "root": {"handlers": ["console"], "level": _LEVEL},
    # One line a request, in production only: at home it would hide what somebody looks for.
    "loggers": {"passend": {"level": "INFO" if PRODUCTION else _LEVEL}},
}
