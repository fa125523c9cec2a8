"""Who gets in, and with what."""

import os
from datetime import timedelta

from .environment import DEMO
from .surfconext import PROVIDER, provider

LOGIN_URL, LOGIN_REDIRECT_URL, LOGOUT_REDIRECT_URL = "sign_in", "home", "start"
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.MinimumLengthValidator",
        "OPTIONS": {"min_length": 12},
    },
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "passend.people.words.WordsOfThisPlaceValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]

# A session ends when nobody used it for a while, and in any case at the end of a working day.
SESSION_ENGINE = "passend.core.sessions"  # the database does not know the key of the browser
SESSION_IDLE = timedelta(minutes=int(os.environ.get("PASSEND_SESSION_IDLE_MINUTES") or 60))
SESSION_LONGEST = timedelta(hours=int(os.environ.get("PASSEND_SESSION_HOURS") or 10))
SESSION_COOKIE_AGE = int(SESSION_LONGEST.total_seconds())
SESSION_EXPIRE_AT_BROWSER_CLOSE = True  # schools have computers that many people use
# Consent, exports and break-glass ask again who you are when that was longer ago (core.fresh).
FRESH_FOR = timedelta(minutes=int(os.environ.get("PASSEND_FRESH_MINUTES") or 30))
if DEMO:  # a persona comes in with one click and has nothing to show
    FRESH_FOR = timedelta(days=365)

# allauth does the second step, the sign-ins and SURFconext; nobody signs up by himself.
ACCOUNT_ADAPTER = "passend.people.adapters.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_UNIQUE_EMAIL = False  # a parent and a child may share an address
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_RATE_LIMITS = False  # `core.brake` is the one brake
MFA_ADAPTER = "passend.people.adapters.FactorAdapter"
MFA_FORMS = {"authenticate": "passend.people.forms.sign_in.StepForm"}
MFA_RATE_LIMITS = False
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_TOTP_TOLERANCE = 1  # a phone may be half a minute off (RFC 6238, 5.2)
MFA_RECOVERY_CODES_SHOW_ONCE = True
MFA_REAUTHENTICATION_REQUIRED = False  # `core.fresh` is the one guard
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = DEMO or os.environ.get("PASSEND_MODE") == "test"
SOCIALACCOUNT_ADAPTER = "passend.people.adapters.SchoolAdapter"
SOCIALACCOUNT_EMAIL_AUTHENTICATION = False  # an address proves nothing: no account by e-mail match
SOCIALACCOUNT_AUTO_SIGNUP = False
SOCIALACCOUNT_LOGIN_ON_GET = True  # a form that ends at another host is stopped by the policy
SOCIALACCOUNT_STORE_TOKENS = False
SOCIALACCOUNT_REAUTHENTICATION_REQUIRED = False
USERSESSIONS_TRACK_ACTIVITY = False  # a write for each request; `people.middleware` does it rarely

OIDC, OIDC_PROVIDER = provider(), PROVIDER
SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": OIDC.apps, "OAUTH_PKCE_ENABLED": True}}
