"""The page about post: every kind of message, to whom, and when it goes."""

from ..outbox.kinds import KINDS, Kind
from ._text import table

HEAD = """# Post

Generated from `core/outbox/kinds.py`; do not edit. No mail holds a need, a measure or a name of a
student: it says that something waits, and where. A `rights_letter` holds the law, in the same words
for everybody. Students and parents get post between 08:00 and
20:00 on working days, but for what they just asked for. Staff get one mail a day, at 07:30 on
working days; what stands under *line* is what it says.

A mail that the server does not take is tried 48 times every five minutes, then every hour. After 72
hours it is *niet aangekomen*: a row for the coach, and a number for the functional manager.
"""


def render() -> str:
    """`mails.md`."""
    rows = [[f"`{k.code}`", k.to, k.when, _hours(k), str(k.line) or "-"] for k in KINDS.values()]
    return "\n".join([HEAD, table(["kind", "to", "goes when", "hours", "line"], rows)])


def _hours(kind: Kind) -> str:
    if kind.line:
        return "in the mail of the day"
    if kind.asked:
        return "at once" + (", then blanked here" if kind.secret else "")
    return (
        "daytime"
        + (" of any day" if kind.every_day else "")
        + (", then blanked here" if kind.secret else "")
    )
