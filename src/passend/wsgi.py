"""The door for the web server (granian): `passend.wsgi:application`."""

import os
from threading import Thread

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "passend.settings")
application = get_wsgi_application()

from passend.core import collector, wal  # noqa: E402 - when the settings are there
from passend.rightsfinder import catalogue  # noqa: E402


def warm() -> None:
    catalogue.warm()
    collector.settle()


wal.hold()
# Apart, so that nobody waits for it, and a mistake in one of its files stops only its own room.
Thread(target=warm, name="catalogue", daemon=True).start()
