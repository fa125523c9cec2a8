"""passend worker: does the long jobs one by one, and takes up what a dead worker left."""

import logging
from threading import Event, Thread
from typing import Any

from django.db import DatabaseError, close_old_connections, connection
from django_tasks_db.management.commands import db_worker

from passend.core import jobs, signs

LOOK_EVERY = 15.0
log = logging.getLogger("passend.jobs")


class Command(db_worker.Command):
    help = "Doe het lange werk dat klaarstaat."

    def handle(self, **options: Any) -> None:
        over = Event()
        Thread(target=look_after_others, args=(over,), daemon=True).start()
        try:
            super().handle(**options)
        finally:
            over.set()


def look_after_others(over: Event) -> None:
    """At the start and then every quarter of a minute: whose worker is gone?"""
    while True:
        signs.give("worker")  # beside the work, however long it takes
        try:
            close_old_connections()
            jobs.recover()
        except DatabaseError as error:
            log.warning("could not look for lost jobs: %s", type(error).__name__)
        if over.wait(LOOK_EVERY):
            connection.close()
            return
