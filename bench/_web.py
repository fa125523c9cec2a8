"""Granian on loopback with a browser, or with eight people who do not wait for each other."""

import os
import shutil
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from http.client import HTTPConnection
from statistics import quantiles
from typing import Any
from urllib.parse import urlencode

from commands._servers import GRANIAN

PORT = 18_431
PEOPLE, SECONDS = 8, 20


@dataclass(frozen=True)
class Visit:
    """A page as one person opens it. What was `typed` is sent as a search, with its token."""

    name: str
    path: str
    cookies: dict[str, str]
    typed: str = ""
    token: str = ""


Todo = list[Visit]


@dataclass
class Weight:
    bytes: int
    requests: int


@contextmanager
def granian() -> Iterator[None]:
    """The web server in a process of its own, with its threads and with the files of the pages as
    `./run serve` has them: collected, so compressed."""
    collect = ["-m", "passend", "collectstatic", "--noinput", "--verbosity", "0"]
    subprocess.run([sys.executable, *collect], check=True)
    web = subprocess.Popen(
        [sys.executable, *GRANIAN, "--host", "127.0.0.1", "--port", str(PORT), "--workers", "2",
         "--log-level", "error", "passend.wsgi:application"],
    )  # fmt: skip
    try:
        for _ in range(100):
            time.sleep(0.2)
            try:
                _get(Visit("", "/", {}))
                break
            except OSError:
                continue
        yield
    finally:
        web.terminate()
        web.wait(10)


def weigh(todo: Todo) -> dict[str, Weight]:
    """What a browser with an empty cache fetches for one page, as it comes over the line."""
    from playwright.sync_api import sync_playwright

    found = {}
    flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
    path = os.environ.get("CHROMIUM") or shutil.which("chromium")
    with granian(), sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=path, args=flags)
        for visit in todo:
            context = chromium.new_context()
            base = f"http://127.0.0.1:{PORT}"
            context.add_cookies(
                [{"name": k, "value": v, "url": base} for k, v in visit.cookies.items()]
            )
            page, answers = context.new_page(), []
            page.on("response", lambda answer: answers.append(answer))  # noqa: PLW0108, B023
            page.goto(base + visit.path, wait_until="networkidle")
            sizes = [answer.request.sizes() for answer in answers]
            weight = sum(s["responseBodySize"] + s["responseHeadersSize"] for s in sizes)
            found[visit.name] = Weight(weight, len(answers))
            context.close()
        chromium.close()
    return found


def eight_at_once(todo: Todo) -> tuple[float, float, float, int]:
    """(p50 ms, p95 ms, requests per second, errors) while eight people click without pause."""
    with granian():
        for visit in todo:
            _get(visit)
        until = time.monotonic() + SECONDS
        with ThreadPoolExecutor(PEOPLE) as pool:
            rows = list(pool.map(lambda n: _person(n, todo, until), range(PEOPLE)))
    times = [t for row, _ in rows for t in row]
    errors = sum(e for _, e in rows)
    cuts = quantiles(times, n=100)
    return cuts[49], cuts[94], len(times) / SECONDS, errors


def _person(number: int, todo: Todo, until: float) -> tuple[list[float], int]:
    times, errors, turn = [], 0, number
    while time.monotonic() < until:
        visit = todo[turn % len(todo)]
        turn += 1
        start = time.perf_counter()
        errors += _get(visit) != 200
        times.append((time.perf_counter() - start) * 1000)
    return times, errors


def _get(visit: Visit) -> int:
    connection: Any = HTTPConnection("127.0.0.1", PORT, timeout=30)
    head = {"Host": f"127.0.0.1:{PORT}"}
    head["Cookie"] = "; ".join(f"{k}={v}" for k, v in visit.cookies.items())
    if visit.typed:
        head |= {"X-CSRFToken": visit.token, "Content-Type": "application/x-www-form-urlencoded"}
        connection.request("POST", visit.path, urlencode({"q": visit.typed}), headers=head)
    else:
        connection.request("GET", visit.path, headers=head)
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return int(answer.status)
