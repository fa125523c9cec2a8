"""Pages of a school of 10,000 students: CPU time, weight, number of queries, eight people at once.

Bars (screens.md section 4): list 40 ms, search 25 ms, dossier 35 ms of CPU per request; 150 kB and
12 requests on the first load; p95 under 500 ms with eight people at once; and the same number of
queries at 1,000 and at 30,000 students. The limit beside each page is a bare Django view that runs
the very same queries and renders nothing.

A bar is judged on a steady machine. How fast the machine itself is stands beside each page: the
time of a fixed loop of plain Python, measured between the rounds of that page. Two measurements
compare when their loops took as long; where it differs from page to page, others used the machine.

    ./run bench pages [--students 10000] [--small 1000] [--large 30000]
"""

import argparse
import os
import sys
import time
from statistics import median
from typing import Any

from bench._school import school_of
from bench._web import Visit, Weight, eight_at_once, weigh

BARS_MS = {"list": 40, "search": 25, "dossier": 35}
MAX_BYTES, MAX_REQUESTS, MAX_P95_MS = 150_000, 12, 500
ROUNDS = 40
LOOP, STEADY = 100_000, 0.15  # steps; how far the loops of the pages may lie apart


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--students", type=int, default=10_000)
    parser.add_argument("--small", type=int, default=1_000)
    parser.add_argument("--large", type=int, default=30_000)
    parser.add_argument("--only", type=int, help="(internal) count the queries of one school")
    options = parser.parse_args()
    if options.only:
        for name, queries in counts(options.only).items():
            print(f"{name} {queries}")
        return 0
    failures = cpu(options.students)
    failures += web(options.students)
    failures += constant_queries(options.small, options.large)
    print("\n" + ("All bars are met." if not failures else "Over the bar:"))
    for failure in failures:
        print(f"  {failure}")
    return 1 if failures else 0


def cpu(students: int) -> list[str]:
    """CPU time per page beside the bare view with the same queries."""
    django(students)
    from bench._pages import client_of, opened, pages

    failures, machine = [], []
    print(f"\n{students} students, CPU per request, median of {ROUNDS}")
    print(
        f"{'page':12}{'ms':>8}{'bare ms':>10}{'ratio':>8}{'queries':>9}{'bar ms':>8}{'loop ms':>9}"
    )
    for page in pages():
        client = client_of(page)
        get = lambda: opened(client, page)  # noqa: B023, E731 - used before the next page
        queries = caught(get)
        bare = median(timed(lambda: replay(queries)) for _ in range(ROUNDS))  # noqa: B023
        rounds = [(timed(get), timed(loop)) for _ in range(ROUNDS)]
        whole, speed = map(median, zip(*rounds, strict=True))
        machine.append(speed)
        bar = BARS_MS[page.kind]
        print(
            f"{page.name:12}{whole:8.1f}{bare:10.1f}{whole / bare:8.1f}{len(queries):9}{bar:8}"
            f"{speed:9.1f}  {verdict(whole <= bar)}",
            flush=True,
        )
        if whole > bar:
            failures.append(f"{page.name}: {whole:.1f} ms of CPU, bar {bar} (loop {speed:.1f} ms)")
    print(steadiness(machine))
    return failures


def steadiness(machine: list[float]) -> str:
    """Whether these figures are of a machine that did nothing else."""
    told = f"The loop of {LOOP:,} steps took {min(machine):.1f} to {max(machine):.1f} ms: "
    if max(machine) <= min(machine) * (1 + STEADY):
        return told + "a steady machine."
    return told + "not a steady machine. Measure again before you judge a bar."


def web(students: int) -> list[str]:
    """Weight in a browser, and eight people at once, on granian."""
    from bench._pages import CSRF, cookies, pages

    failures = []
    todo = [Visit(p.name, p.path, cookies(p), p.typed, CSRF) for p in pages()]
    weights: dict[str, Weight] = weigh(todo)
    print(f"\nFirst load in a browser (limits {MAX_BYTES // 1000} kB, {MAX_REQUESTS} requests)")
    for name, weight in weights.items():
        light = weight.bytes <= MAX_BYTES and weight.requests <= MAX_REQUESTS
        told = f"{weight.bytes / 1000:8.1f} kB{weight.requests:5} requests"
        print(f"{name:12}{told}  {verdict(light)}")
        if not light:
            failures.append(f"{name}: {weight.bytes} bytes, {weight.requests} requests")
    p50, p95, rate, errors = eight_at_once(todo)
    print(
        f"\nEight people at once: p50 {p50:.0f} ms, p95 {p95:.0f} ms (bar {MAX_P95_MS}, "
        f"ratio {p95 / MAX_P95_MS:.2f}), {rate:.0f} requests/s, {errors} errors"
        f"  {verdict(p95 <= MAX_P95_MS and not errors)}"
    )
    if p95 > MAX_P95_MS or errors:
        failures.append(f"eight at once: p95 {p95:.0f} ms, {errors} errors")
    return failures


def constant_queries(small: int, large: int) -> list[str]:
    """Each school in a process of its own: a setting cannot change halfway."""
    few, many = in_process(small), in_process(large)
    print(f"\nQueries per page at {small} and {large} students")
    failures = []
    for name in few:
        print(f"{name:12}{few[name]:5}{many[name]:5}  {verdict(few[name] == many[name])}")
        if few[name] != many[name]:
            failures.append(f"{name}: {few[name]} queries at {small}, {many[name]} at {large}")
    return failures


def verdict(is_met: bool) -> str:
    return "met" if is_met else "OVER THE BAR"


def in_process(students: int) -> dict[str, int]:
    import subprocess

    done = subprocess.run(
        [sys.executable, "-m", "bench.pages", "--only", str(students)],
        check=True, text=True, stdout=subprocess.PIPE,
    )  # fmt: skip
    lines = (line.split() for line in done.stdout.splitlines())
    return {words[0]: int(words[1]) for words in lines if len(words) == 2 and words[1].isdigit()}


def counts(students: int) -> dict[str, int]:
    django(students)
    from bench._pages import client_of, opened, pages

    return {p.name: len(caught(lambda: opened(client_of(p), p))) for p in pages()}  # noqa: B023


def django(students: int) -> None:
    os.environ["PASSEND_MODE"] = "demo"
    os.environ["PASSEND_DATA_DIR"] = str(school_of(students))
    os.environ["DJANGO_SETTINGS_MODULE"] = "passend.settings"
    import django as it

    it.setup()


def loop() -> int:
    """What says how fast the machine is now, whatever Passend does."""
    total = 0
    for step in range(LOOP):
        total += step % 7
    return total


def timed(do: Any) -> float:
    start = time.process_time()
    do()
    return (time.process_time() - start) * 1000


def caught(do: Any) -> list[tuple[str, Any]]:
    """Every query a page runs, with its parameters."""
    from django.db import connection

    found: list[tuple[str, Any]] = []

    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        found.append((sql, params))
        return execute(sql, params, many, context)

    do()  # the first request fills the caches of templates and content types
    with connection.execute_wrapper(note):
        answer = do()
    assert answer.status_code == 200, answer.status_code
    return found


def replay(queries: list[tuple[str, Any]]) -> None:
    """The bare view: the same reading queries, fetched, nothing rendered."""
    from django.db import connection

    with connection.cursor() as cursor:
        for sql, params in queries:
            if sql.lstrip().upper().startswith("SELECT"):
                cursor.execute(sql, params)
                cursor.fetchall()


if __name__ == "__main__":
    sys.exit(main())
