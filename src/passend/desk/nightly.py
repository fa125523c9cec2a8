"""What the night does, room by room: each room knows what is due in it."""

from importlib import import_module

from passend.core import outbox

ROOMS = ("passend.people.nightly", "passend.cases.nightly", "passend.agreements.nightly")


def run() -> dict[str, int]:
    """Run every room's night, then send the post. Returns counts by what was done."""
    done: dict[str, int] = {}
    for room in ROOMS:
        done |= import_module(room).run()
    done["verstuurd"] = outbox.send_due()
    return done
