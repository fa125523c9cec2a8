"""What the environment says: the mode, the secrets, the database, the folders.

Production has no secret with a default: it refuses to start and names everything that is missing
at once.
"""

import os
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[3]

MODE = os.environ.get("PASSEND_MODE") or "production"
DEMO = MODE == "demo"
PRODUCTION = MODE == "production"
if MODE not in {"production", "demo", "test"}:
    # Anything that is not production runs on keys that everybody knows: a typo must not do that.
    raise ImproperlyConfigured(
        f"Passend kan niet starten. PASSEND_MODE is {MODE!r}; kies production, demo of test."
    )
BEHIND_TLS_PROXY = os.environ.get("PASSEND_BEHIND_TLS_PROXY", "") == "1"

SECRETS = (
    "SECRET_KEY",
    "PASSEND_IDENTITY_KEY",
    "PASSEND_FIELD_KEYS",
    "PASSEND_LOG_KEY",
    "ALLOWED_HOSTS",
)
WORTHLESS = {  # for the demo and the tests: known to everybody, so they protect nobody
    "SECRET_KEY": "demo-and-tests-only-" + "x" * 40,
    "PASSEND_IDENTITY_KEY": "ZGVtby1hbmQtdGVzdHMtb25seS1pZGVudGl0eS1rZXk=",
    "PASSEND_FIELD_KEYS": "1:ZGVtby1hbmQtdGVzdHMtb25seS1maWVsZC1rZXkhISE=",
    "PASSEND_LOG_KEY": "1:ZGVtby1hbmQtdGVzdHMtb25seS1sb2cta2V5LTMyISE=",
    "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1],testserver",
}


def secrets() -> dict[str, str]:
    """The values that production cannot do without."""
    found = {name: os.environ.get(name, "") for name in SECRETS}
    if not PRODUCTION:
        return {name: value or WORTHLESS[name] for name, value in found.items()}
    if missing := [name for name, value in found.items() if not value]:
        raise ImproperlyConfigured(
            f"Passend kan niet starten. Deze instellingen ontbreken: {', '.join(missing)}. "
            "Zie docs/how-to/installing.md."
        )
    return found


def database(url: str) -> dict[str, object]:
    """A `postgresql://user:password@host:port/name?sslmode=…` or `sqlite:///path` for Django."""
    parts = urlsplit(url)
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
            # `?sslmode=verify-full` and the like: what the database's own library understands.
            "OPTIONS": dict(parse_qsl(parts.query)),
            "CONN_MAX_AGE": 60,
            "CONN_HEALTH_CHECKS": True,
        }
    if parts.scheme != "sqlite":
        raise ImproperlyConfigured("DATABASE_URL begint met postgresql:// of sqlite:///.")
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": parts.path.removeprefix("/") if parts.path.startswith("//") else parts.path,
        "OPTIONS": {
            # The default mode lets two readers become two writers: "database is locked".
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: what was acknowledged survives a power cut too (docs/adr/0040).
            "init_command": "PRAGMA journal_mode=WAL; "
            f"PRAGMA synchronous={'FULL' if PRODUCTION else 'NORMAL'};",
        },
        "TEST": {"NAME": str(DATA_DIR / "test.sqlite3")},
    }


_secrets = secrets()
SECRET_KEY = _secrets["SECRET_KEY"]
PASSEND_IDENTITY_KEY = _secrets["PASSEND_IDENTITY_KEY"]
PASSEND_FIELD_KEYS = _secrets["PASSEND_FIELD_KEYS"]
PASSEND_LOG_KEY = _secrets["PASSEND_LOG_KEY"]
ALLOWED_HOSTS = [host for host in _secrets["ALLOWED_HOSTS"].split(",") if host]
PASSEND_LOG_HEADS = os.environ.get("PASSEND_LOG_HEADS", "")
PASSEND_LOG_HEADS_MAIL = os.environ.get("PASSEND_LOG_HEADS_MAIL", "")
DEBUG = False

DATA_DIR = Path(os.environ.get("PASSEND_DATA_DIR", BASE_DIR / "var"))
DATA_DIR.mkdir(parents=True, exist_ok=True)
FILES_DIR = DATA_DIR / "files"
DATABASES = {
    "default": database(os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'db.sqlite3'}")
}
