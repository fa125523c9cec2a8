"""How the system is doing: one check a question, each with what to do when it is not well.

The outside hears yes or no (`/klaar/`); the functional manager reads the checks on a page.
"""

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any, Final

from django.conf import settings
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from django.db.models import Count
from django.utils.translation import gettext as _
from django_tasks_db.models import DBTaskResult

from . import clock, fields, signs
from .models import Job, Message

OK, LOOK, WRONG = "ok", "let op", "fout"
WATCHED: Final = ("worker", "post", "nightly", "backup", "audit", "head", "files")
"""Signs of life whose age says something (`core.signs`)."""
HEARTBEAT: Final = timedelta(minutes=1)
A_DAY: Final = timedelta(hours=26)
"""What is done every night may be two hours later than the night before."""


@dataclass(frozen=True)
class Check:
    """`told` is what we see, `todo` what the manager can do about it."""

    name: str
    title: str
    state: str
    told: str
    todo: str = ""


@dataclass(frozen=True)
class Queues:
    """What waits, by state."""

    jobs: dict[str, int]
    post: dict[str, int]
    tasks: int


# ---- yes or no


def is_ready() -> bool:
    """Whether a request can be answered and work will be done. Says nothing about why not."""
    try:
        return all(check().state != WRONG for check in READINESS)
    except DatabaseError:
        return False


def database() -> Check:
    title = _("Database")
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
            size = database_bytes(cursor)
    except DatabaseError:
        return Check(
            "database", title, WRONG, _("De database geeft geen antwoord."),
            _("Kijk of de database draait en of de schijf vol is."),
        )  # fmt: skip
    return Check("database", title, OK, _("%(size)s groot.") % {"size": in_words(size)})


_migrated: list[bool] = []


def migrations() -> Check:
    """Once they are all there, they stay: the answer is remembered for the life of the process."""
    title = _("Versie van de database")
    if not _migrated:
        executor = MigrationExecutor(connection)
        if executor.migration_plan(executor.loader.graph.leaf_nodes()):
            return Check(
                "migrations", title, WRONG, _("De database is ouder dan dit programma."),
                _("Laat de beheerder ‘passend upgrade’ doen."),
            )  # fmt: skip
        _migrated.append(True)
    return Check("migrations", title, OK, _("De database hoort bij deze versie."))


def room() -> dict[str, int]:
    """Bytes free, for the files and for the database where it lies on this machine."""
    files, data = Path(settings.FILES_DIR), Path(settings.DATA_DIR)
    places = {"files": files if files.exists() else data, "data": data}
    if connection.vendor == "sqlite":
        places["database"] = Path(str(connection.settings_dict["NAME"])).parent
    return {name: shutil.disk_usage(path).free for name, path in places.items() if path.exists()}


def disk() -> Check:
    title, least = _("Ruimte op de schijf"), settings.MIN_FREE_MB * 1_000_000
    free = min(room().values(), default=0)
    told = _("Nog %(free)s vrij.") % {"free": in_words(free)}
    if free < least:
        todo = _("De schijf is bijna vol. Vraag nu de technisch beheerder om meer ruimte.")
        return Check("disk", title, WRONG, told, todo)
    if free < 4 * least:
        todo = _("Vraag de technisch beheerder om meer ruimte.")
        return Check("disk", title, LOOK, told, todo)
    return Check("disk", title, OK, told)


def worker() -> Check:
    title, sign = _("Werk op de achtergrond"), signs.last("worker")
    if sign and sign.age < HEARTBEAT:
        return Check("worker", title, OK, _("Loopt."))
    told = _("Staat stil. Lijsten en papieren worden niet gemaakt.")
    state = WRONG if sign or settings.PRODUCTION else LOOK  # a developer may do without
    return Check(
        "worker", title, state, told, _("Vraag de technisch beheerder om Passend te herstarten.")
    )


def keys() -> Check:
    """There is a key, and it opens what it sealed."""
    title = _("Sleutels")
    names = ", ".join(fields.keys())
    box = fields.seal("passend", "core.health")
    if fields.unseal(box, "core.health") != "passend":
        return Check("keys", title, WRONG, _("De sleutel werkt niet."), "")
    return Check("keys", title, OK, _("In gebruik: %(names)s.") % {"names": names})


READINESS: Final[tuple[Callable[[], Check], ...]] = (database, migrations, disk, worker, keys)


# ---- what else the manager wants to know


def post() -> Check:
    title, found, sign = _("Post"), queues().post, signs.last("post")
    told = _("%(queued)s wachten, %(failed)s niet aangekomen.") % {
        "queued": found.get("queued", 0), "failed": found.get("failed", 0),
    }  # fmt: skip
    if sign and sign.age > 5 * HEARTBEAT:
        todo = _("Er gaat geen post weg. Vraag de technisch beheerder om Passend te herstarten.")
        return Check("post", title, WRONG, told, todo)
    if found.get("failed"):
        todo = _("Bel wie geen bericht kreeg, of verbeter het adres.")
        return Check("post", title, LOOK, told, todo)
    return Check("post", title, OK, told)


def jobs() -> Check:
    title, found = _("Grote klussen"), queues().jobs
    told = _("%(waiting)s wachten, %(running)s bezig, %(failed)s mislukt.") % {
        name: found.get(name, 0) for name in ("waiting", "running", "failed")
    }
    if found.get("failed"):
        return Check("jobs", title, LOOK, told, _("Wie de klus begon, kan het opnieuw proberen."))
    return Check("jobs", title, OK, told)


def nightly() -> Check:
    title = _("Het werk van de nacht")
    todo = _("Vraag de technisch beheerder waarom ‘passend nightly’ niet loopt.")
    return _daily("nightly", title, todo)


def backup() -> Check:
    title = _("Back-up")
    return _daily("backup", title, _("Vraag de technisch beheerder om nu een back-up te maken."))


def log_chain() -> Check:
    title, sign = _("Logboek"), signs.last("audit")
    if sign and sign.facts.get("ok") is False:
        told = _("De controle vond een regel die niet klopt.")
        return Check("audit", title, WRONG, told, _("Bel nu de functionaris gegevensbescherming."))
    return _daily(
        "audit", title, _("Vraag de technisch beheerder om ‘passend audit verify’ te doen.")
    )


def stray_files() -> Check:
    title, sign = _("Bestanden"), signs.last("files")
    if sign and sign.facts.get("missing"):
        told = _("%(count)s bestanden zijn weg.") % {"count": sign.facts["missing"]}
        return Check(
            "files",
            title,
            WRONG,
            told,
            _("Vraag de technisch beheerder om de back-up erbij te halen."),
        )
    todo = _("Vraag de technisch beheerder om ‘passend files check’ te doen.")
    return _daily("files", title, todo)


ALL: Final = (*READINESS, post, jobs, nightly, backup, log_chain, stray_files)


def checks() -> Iterator[Check]:
    """Every check. Where the database does not speak, the others say so each."""
    for check in ALL:
        try:
            yield check()
        except DatabaseError:
            name = check.__name__
            yield Check(name, name, WRONG, _("Dat weten we niet: de database geeft geen antwoord."))


def _daily(name: str, title: str, todo: str) -> Check:
    sign = signs.last(name)
    if sign is None:
        return Check(name, title, LOOK, _("Nog nooit gedaan."), todo)
    local = clock.here(sign.at)
    told = _("Laatst: %(when)s.") % {"when": f"{local:%d-%m-%Y %H:%M}"}
    if sign.age < A_DAY:
        return Check(name, title, OK, told)
    return Check(name, title, LOOK if sign.age < 2 * A_DAY else WRONG, told, todo)


# ---- asking


def queues() -> Queues:
    def by_state(model: Any) -> dict[str, int]:
        counted = model.objects.order_by().values_list("status").annotate(n=Count("pk"))
        return dict.fromkeys(model.Status.values, 0) | dict(counted)

    return Queues(by_state(Job), by_state(Message), DBTaskResult.objects.ready().count())


def database_bytes(cursor: Any) -> int:
    if connection.vendor == "postgresql":
        cursor.execute("SELECT pg_database_size(current_database())")
        return int(cursor.fetchone()[0])
    name = str(connection.settings_dict["NAME"])
    return Path(name).stat().st_size if Path(name).exists() else 0


def in_words(size: int) -> str:
    """`512 MB`, `3,4 GB`: as people read it."""
    if size < 1_000_000_000:
        return f"{size // 1_000_000} MB"
    return f"{size / 1_000_000_000:.1f} GB".replace(".", ",")
