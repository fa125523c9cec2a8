"""What the night does, room by room: each room knows what is due in it."""

from importlib import import_module

from passend.core import nights, outbox, planner, signs
from passend.core.models import NightRun

from . import unattended

ROOMS = (
    "passend.people.nightly",
    "passend.cases.nightly",
    "passend.agreements.nightly",
    "passend.adjustments.nightly",
    "passend.fund.nightly",
    "passend.privacy.nightly",
    "passend.core.nightly",
)


def run() -> NightRun | None:
    """Run every room's night, then send the post. None when another night runs at this moment."""
    done = nights.run(steps())
    if done is not None:
        signs.give("nightly")
    return done


def steps() -> dict[str, nights.Step]:
    """All steps in their order; two rooms may not use one name."""
    found: dict[str, nights.Step] = {}
    for room in ROOMS:
        for name, step in import_module(room).STEPS.items():
            if name in found:
                raise ValueError(f"Two steps of the night are called {name}.")
            found[name] = step
    found["geen privacy officer"] = unattended.remind
    return {**found, "verstuurd": lambda: outbox.send_due(), "tabellen geteld": learn}


def learn() -> int:
    """The database counts its tables anew, so that tomorrow it reads the shortest way."""
    planner.learn()
    return 0
