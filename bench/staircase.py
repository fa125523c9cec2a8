"""A staircase of 32 to 192 people in a school of 10,000 students, on PostgreSQL and granian.

In each hundred 60 students, 30 coaches, 8 coordinators and 2 of a committee, who think 3 to 9
seconds between two pages. The promise on 2 cores: 25 requests a second, p95 under 500 ms, no
errors. Locust runs on the same machine and takes its share of it. The figures go to
docs/explanation/load.md.

    ./run bench staircase [--seconds 100] [--students 10000] [--dry]
"""

import argparse
import os
import sys
from datetime import date
from pathlib import Path

from bench._load import Came, Step, load, school

USERS = (32, 64, 96, 128, 160, 192)
RATE, P95_MS = 25, 500
PAGE = Path(__file__).resolve().parents[1] / "docs/explanation/load.md"
BEGIN, END = "<!-- staircase -->\n", "<!-- /staircase -->"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=90, help="of each step")
    parser.add_argument("--students", type=int, default=10_000)
    parser.add_argument("--users", type=int, nargs="+", default=list(USERS))
    parser.add_argument("--dry", action="store_true", help="leave the page as it is")
    parser.add_argument("--build-only", action="store_true", help="(with DATABASE_URL) the school")
    options = parser.parse_args()
    with school(options.students) as env:
        if options.build_only:
            return 0
        came = load(env, [(users, options.seconds) for users in options.users])
    text = table(came)
    print(text)
    if not options.dry:
        replace(BEGIN, END, text)
    return 0 if met(came.steps) else 1


def met(steps: list[Step]) -> bool:
    """No errors anywhere, and quick up to the promised rate."""
    promised = [step for step in steps if step.rate <= RATE]
    return not any(step.failed for step in steps) and all(s.p95 < P95_MS for s in promised)


def table(came: Came) -> str:
    kinds = ("granian", "postgres", "locust")
    head = ["people", "requests/s", "p50 ms", "p95 ms", "p99 ms", "errors"]
    head += [f"CPU {kind} %" for kind in kinds] + ["memory granian MB", "memory postgres MB"]
    rows = [
        [str(s.users), f"{s.rate:.1f}", f"{s.p50:.0f}", f"{s.p95:.0f}", f"{s.p99:.0f}"]
        + [str(s.failed), *(f"{s.cpu.get(kind, 0):.0f}" for kind in kinds)]
        + [f"{s.megabytes.get(kind, 0):.0f}" for kind in kinds[:2]]
        for s in came.steps
    ]
    lines = [f"| {' | '.join(row)} |" for row in [head, ["---:"] * len(head), *rows]]
    told = f"{came.school['students']:,} students, {came.school['events']:,} lines in the log, "
    told += f"{os.cpu_count()} cores, {date.today():%d-%m-%Y}."  # noqa: TID251, DTZ011
    return "\n".join([told, "", *lines, ""])


def replace(begin: str, end: str, text: str) -> None:
    """Between two marks of the page; the words around them stay."""
    page = PAGE.read_text(encoding="utf-8")
    before, _, rest = page.partition(begin)
    _, _, after = rest.partition(end)
    PAGE.write_text(f"{before}{begin}\n{text}\n{end}{after}", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
