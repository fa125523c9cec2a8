"""Every setting, read once from the environment. Nothing here knows where it runs.

`PASSEND_MODE` is `production` (default), `demo` or `test`. Production has no secret with a
default: it refuses to start and names everything that is missing at once. Choices that belong to
a school (service levels, names of roles, holidays) are not settings but data: `people.School`.
"""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONCE, NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parents[2]

MODE = os.environ.get("PASSEND_MODE") or "production"
DEMO = MODE == "demo"
PRODUCTION = MODE == "production"
if MODE not in {"production", "demo", "test"}:
    # Anything that is not production runs on keys that everybody knows: a typo must not do that.
    raise ImproperlyConfigured(
        f"Passend kan niet starten. PASSEND_MODE is {MODE!r}; kies production, demo of test."
    )
BEHIND_TLS_PROXY = os.environ.get("PASSEND_BEHIND_TLS_PROXY", "") == "1"

SECRETS = ("SECRET_KEY", "PASSEND_IDENTITY_KEY", "PASSEND_FIELD_KEYS", "ALLOWED_HOSTS")
WORTHLESS = {  # for the demo and the tests: known to everybody, so they protect nobody
    "SECRET_KEY": "demo-and-tests-only-" + "x" * 40,
    "PASSEND_IDENTITY_KEY": "ZGVtby1hbmQtdGVzdHMtb25seS1pZGVudGl0eS1rZXk=",
    "PASSEND_FIELD_KEYS": "1:ZGVtby1hbmQtdGVzdHMtb25seS1maWVsZC1rZXkhISE=",
    "ALLOWED_HOSTS": "localhost,127.0.0.1,[::1],testserver",
}


def secrets() -> dict[str, str]:
    """The four values that production cannot do without."""
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
    """A `postgresql://user:password@host:port/name` or `sqlite:///path` as Django wants it."""
    parts = urlsplit(url)
    if parts.scheme in {"postgres", "postgresql"}:
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": parts.path.lstrip("/"),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": parts.hostname or "",
            "PORT": str(parts.port or ""),
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
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        },
        "TEST": {"NAME": str(DATA_DIR / "test.sqlite3")},
    }


_secrets = secrets()
SECRET_KEY = _secrets["SECRET_KEY"]
PASSEND_IDENTITY_KEY = _secrets["PASSEND_IDENTITY_KEY"]
PASSEND_FIELD_KEYS = _secrets["PASSEND_FIELD_KEYS"]
ALLOWED_HOSTS = [host for host in _secrets["ALLOWED_HOSTS"].split(",") if host]
DEBUG = False

DATA_DIR = Path(os.environ.get("PASSEND_DATA_DIR", BASE_DIR / "var"))
DATA_DIR.mkdir(parents=True, exist_ok=True)
FILES_DIR = DATA_DIR / "files"
DATABASES = {
    "default": database(os.environ.get("DATABASE_URL") or f"sqlite:///{DATA_DIR / 'db.sqlite3'}")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
AUTH_USER_MODEL = "people.User"
ROOT_URLCONF = "passend.urls"
WSGI_APPLICATION = "passend.wsgi.application"
BASE_URL = os.environ.get("PASSEND_BASE_URL", "http://127.0.0.1:8000")

LANGUAGE_CODE, TIME_ZONE, USE_TZ, USE_I18N = "nl", "Europe/Amsterdam", True, True
LANGUAGES = [
    ("nl", "Nederlands")
]  # a second one when its .po is whole: half a language helps nobody
LOCALE_PATHS = [BASE_DIR / "src/passend/locale"]
FORMAT_MODULE_PATH = ["passend.core.formats"]

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "csp",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "passend.core",
    "passend.people",
    "passend.cases",
    "passend.agreements",
    "passend.desk",
    "django.forms",  # last, so that core's own widget templates win
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "passend.core.middleware.PlainTextMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "passend.core.middleware.RefusalMiddleware",
]
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "passend.core.context.school",
                "passend.desk.context.navigation",
            ]
        },
    }
]
FORM_RENDERER = "passend.core.rendering.PassendRenderer"

LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "sign_in", "home", "start"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "django.contrib.staticfiles.storage.StaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = not PRODUCTION
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

EMAIL_BACKEND = (
    "django.core.mail.backends.smtp.EmailBackend"
    if PRODUCTION
    else "django.core.mail.backends.dummy.EmailBackend"
)
EMAIL_HOST = os.environ.get("EMAIL_HOST", "localhost")
EMAIL_PORT = int(os.environ.get("EMAIL_PORT", "25"))
EMAIL_HOST_USER = os.environ.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = os.environ.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = os.environ.get("EMAIL_USE_TLS", "") == "1"
EMAIL_TIMEOUT = 20
DEFAULT_FROM_EMAIL = os.environ.get("DEFAULT_FROM_EMAIL", "passend@localhost")

CACHES = {  # only `core.brake`: with the default of 300 places a guesser pushes out the own count
    "default": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "OPTIONS": {"MAX_ENTRIES": 100_000},
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF, NONCE],
        "style-src": [SELF],
        "font-src": [SELF],
        "img-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "frame-ancestors": [NONE],
        "base-uri": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_REFERRER_POLICY = "same-origin"
SESSION_COOKIE_HTTPONLY, SESSION_COOKIE_SAMESITE = True, "Lax"
CSRF_COOKIE_HTTPONLY, CSRF_COOKIE_SAMESITE = True, "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SESSION_COOKIE_AGE = 8 * 60 * 60  # a working day
if PRODUCTION:  # no other host of the domain, and no page over http, can plant a cookie of ours
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
SECURE_SSL_REDIRECT = PRODUCTION and not BEHIND_TLS_PROXY
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
SECURE_HSTS_SECONDS = 31_536_000 if PRODUCTION else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = SECURE_HSTS_PRELOAD = PRODUCTION
CSRF_TRUSTED_ORIGINS = [o for o in os.environ.get("CSRF_TRUSTED_ORIGINS", "").split(",") if o]

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "plain"}},
    "root": {"handlers": ["console"], "level": os.environ.get("LOG_LEVEL", "WARNING")},
}
