"""Writes docs/reference/deadlines.md from the terms and rules themselves, so it cannot go stale.

python -m engines.deadlines.reference > docs/reference/deadlines.md
"""

import sys

from .calendar import EQUATED, IN_THE_LAW
from .catalogue import ENTRIES, Entry
from .consent import CONSENT_AGE
from .evaluation import EvaluationSettings
from .examples import table
from .rules import SUPPORT_RULES, Rule
from .school_days import DEFAULT_SCHOOL_DAYS
from .term import Extension, FixedDay, Term

INTRODUCTION = """# Deadlines

Generated from `src/engines/deadlines`; do not edit. How days are counted:

- A term starts on the day after the announcement or receipt (Awb 6:8). Weeks are seven days.
  Months and years end on the day with the same number, or on the last day of a shorter month.
- A term of law of at most 90 days, 12 weeks or 3 months that ends on a day off runs on to the
  next working day (Atw 1, 4). One of three days or more holds two working days (Atw 2).
- Longer terms, terms counted backwards, fixed days, birthdays and the school's own levels are
  never extended. European terms are extended whatever their length (Verordening 1182/71).
- A study year runs from 1 August up to and including 31 July (WEB 1.1.1).
- Somebody born on 29 February has the birthday on 1 March in a year without that day.
- A birth date with unknown parts: what protects somebody under an age lasts until the last
  possible birthday; what a parent may do until 18 stops on the first possible one.
"""

PROTECTION = """## Legal protection by example

Each row is worked out by the code that the product uses. `Known` is the day on which a decision was
made known, or on which the thing happened; `by` is the last day to bring it, `stood` for how many
days the term of the body stood still. `open` is past a term, where the text leaves it to the body.

| shows | what | known | by | received | pauses | stood | decided by | law |
|---|---|---|---|---|---|---|---|---|
"""

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July",
    "August", "September", "October", "November", "December",
)  # fmt: skip


def render() -> str:
    """The whole page, as Markdown."""
    terms = "\n".join(_entry(entry) for entry in ENTRIES)
    rules = "\n".join(_rule(rule) for rule in SUPPORT_RULES)
    days = ", ".join(sorted(IN_THE_LAW))
    equated = ", ".join(day.isoformat() for day in sorted(EQUATED))
    defaults = EvaluationSettings()
    return f"""{INTRODUCTION}
## Terms and fixed days

| name | what for | law | length | extended past days off | counted from |
|---|---|---|---|---|---|
{terms}

{PROTECTION}{table()}

## Support agreements

| item | law | layer | rule |
|---|---|---|---|
{rules}

## What a school can set

| setting | default |
|---|---|
| age from which a student agrees alone | {CONSENT_AGE} |
| own level for a need found after enrolment | {DEFAULT_SCHOOL_DAYS} school days |
| evaluation: due row from | {_fixed(defaults.due_from)} |
| evaluation: only recommended in the year of signing when signed after | \
{_fixed(defaults.signed_late_after)} |

## Days off

Saturdays, Sundays and (Atw 3 lid 1 en 2): {days}.

Equated by decree (Atw 3 lid 3): {equated}.
"""


def _entry(entry: Entry) -> str:
    counts = entry.counts
    if isinstance(counts, FixedDay):
        length, extended = _fixed(counts), "no: a fixed day"
    else:
        length, extended = _length(counts), _extended(counts)
    return (
        f"| `{entry.name}` | {entry.dutch} | {counts.law} | {length} | {extended} | {entry.start} |"
    )


def _rule(rule: Rule) -> str:
    return f"| {rule.item} | {rule.law} | {rule.layer} | {rule.says} |"


def _length(term: Term) -> str:
    number, unit = term.length
    return f"{number} {unit if number > 1 else unit.removesuffix('s')}"


def _extended(term: Term) -> str:
    if term.is_extended:
        return f"yes: {term.extension}"
    if term.backwards:
        return "no: counted backwards"
    if term.extension is Extension.NONE:
        return f"no: {term.extension}"
    return "no: too long (Atw 4)"


def _fixed(day: FixedDay) -> str:
    return f"{day.day} {MONTHS[day.month - 1]}"


if __name__ == "__main__":
    sys.stdout.write(render())
