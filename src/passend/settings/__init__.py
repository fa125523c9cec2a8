"""Every setting, read once from the environment. Nothing here knows where it runs.

`PASSEND_MODE` is `production` (default), `demo` or `test`. Choices that belong to a school
(service levels, names of roles, holidays) are not settings but data: `core.School`.
"""

import os

from .environment import *
from .environment import BASE_DIR, DATA_DIR, PRODUCTION
from .logs import *
from .mail import *
from .night import *
from .planner import *
from .running import *
from .safety import *
from .signing_in import *

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
    "oauth2_provider",
    "passend.core",
    "passend.people",
    "passend.cases",
    "passend.agreements",
    "passend.adjustments",
    "passend.rightsfinder",
    "passend.facility",
    "passend.statute",
    "passend.fund",
    "passend.privacy",
    "passend.desk",
    "allauth",  # after our rooms, whose templates win
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.usersessions",
    "django.forms",  # last, so that core's own widget templates win
]
MIDDLEWARE = [
    "passend.core.middleware.VisitMiddleware",
    "passend.core.watching.RequestLogMiddleware",
    "passend.core.middleware.HeadersMiddleware",
    "passend.rightsfinder.api.door.ApiMiddleware",
    "passend.adjustments.oeapi.door.OeapiMiddleware",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "passend.people.own_words.OwnWordsMiddleware",
    "django.middleware.common.CommonMiddleware",
    "passend.core.middleware.PlainTextMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "passend.people.middleware.SessionEndMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "passend.people.denied.DeniedMiddleware",
    "passend.core.middleware.RefusalMiddleware",
    "passend.people.middleware.SecondStepMiddleware",
    "passend.core.limits.LimitMiddleware",
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

STATIC_URL = "static/"
STATIC_ROOT = DATA_DIR / "static"
STATIC_ROOT.mkdir(exist_ok=True)
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
        if PRODUCTION
        else "whitenoise.storage.CompressedStaticFilesStorage"
    },
}
# Outside production only who measures collects them, compressed; else from where they stand.
WHITENOISE_USE_FINDERS = not PRODUCTION and not (STATIC_ROOT / "passend").is_dir()
# Off in the demo, where everybody is the same few people, and in the tests but those of the limits.
LIMITS_ON = os.environ.get("PASSEND_LIMITS", "1" if PRODUCTION else "0") == "1"
LIMITS_FILE = DATA_DIR / "limits"
FILE_UPLOAD_MAX_MEMORY_SIZE = 2_500_000
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2_000

CACHES = {  # all web processes count together: `core.brake`, and second steps that were used
    "default": {
        "BACKEND": "passend.core.shared_cache.SharedCache",
        "KEY_FUNCTION": "passend.core.shared_cache.hashed",
    }
}

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}
