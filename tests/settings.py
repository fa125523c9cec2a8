"""The product's settings, with secrets that are worth nothing."""

import os
from datetime import timedelta

os.environ["PASSEND_MODE"] = "test"

from passend.settings import *  # noqa: E402, F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
# A thread of the test server would keep its connection for a minute, also past the last test.
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
# A bound on a hang: a slow machine is no reason for a test to fail.
SOCIALACCOUNT_REQUESTS_TIMEOUT = 60
# Tests travel through the years between two pages. What ends a session has tests of its own.
FRESH_FOR = SESSION_IDLE = SESSION_LONGEST = timedelta(days=100 * 365)
