"""Who gets in, and with what."""

import os
from datetime import timedelta

from .environment import DEMO

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

# Consent, exports and break-glass ask again who you are when that was longer ago (core.fresh).
FRESH_FOR = timedelta(minutes=int(os.environ.get("PASSEND_FRESH_MINUTES") or 30))
if DEMO:  # a persona comes in with one click and has nothing to show
    FRESH_FOR = timedelta(days=365)
