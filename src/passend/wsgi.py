"""The door for the web server (granian): `passend.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passend.settings")
application = get_wsgi_application()

from passend.core import wal  # noqa: E402 - when the settings are there

wal.hold()
