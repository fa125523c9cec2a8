"""T-23 in full: 25 requests a second of a whole school, while three people ask very much.

One coordinator has the papers of a team made and then takes lists as fast as they come, one
searches with two letters in a loop, and one sends photos without end. The promise: p95 of the
ordinary pages under 500 ms, and no errors in them. The figures go to docs/explanation/load.md.

    ./run bench heavy_user [--minutes 10] [--dry]
"""

import argparse
import sys

from bench._load import Came, load, school
from bench.staircase import P95_MS, replace, table

PEOPLE = 150  # one page in six seconds each: 25 a second
BEGIN, END = "<!-- heavy -->\n", "<!-- /heavy -->"


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=10)
    parser.add_argument("--students", type=int, default=10_000)
    parser.add_argument("--dry", action="store_true", help="leave the page as it is")
    options = parser.parse_args()
    with school(options.students) as env:
        came = load(env, [(PEOPLE, int(options.minutes * 60))], heavy=True)
    text = "\n".join([table(came), slowed(came)])
    print(text)
    if not options.dry:
        replace(BEGIN, END, text)
    step = came.steps[0]
    return 0 if step.p95 < P95_MS and not step.failed else 1


def slowed(came: Came) -> str:
    """What the three were answered."""
    lines = [f"- {what}: {count:,} times" for what, count in sorted(came.limited.items())]
    return "\n".join(["Answers to the three (429 is “wait a moment”):", "", *lines, ""])


if __name__ == "__main__":
    sys.exit(main())
