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

PORT = 18_431
PEOPLE, SECONDS = 8, 20
Todo = list[tuple[str, str, dict[str, str]]]


@dataclass
class Weight:
    bytes: int
    requests: int


@contextmanager
def granian() -> Iterator[None]:
    """The web server as `./run demo` starts it, in a process of its own."""
    web = subprocess.Popen(
        [sys.executable, "-m", "granian", "--interface", "wsgi", "--host", "127.0.0.1",
         "--port", str(PORT), "--workers", "2", "--log-level", "error",
         "passend.wsgi:application"],
    )  # fmt: skip
    try:
        for _ in range(100):
            time.sleep(0.2)
            try:
                _get("/", {})
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
        for name, address, cookies in todo:
            context = chromium.new_context()
            base = f"http://127.0.0.1:{PORT}"
            context.add_cookies([{"name": k, "value": v, "url": base} for k, v in cookies.items()])
            page, answers = context.new_page(), []
            page.on("response", answers.append)
            page.goto(base + address, wait_until="networkidle")
            sizes = [answer.request.sizes() for answer in answers]
            weight = sum(s["responseBodySize"] + s["responseHeadersSize"] for s in sizes)
            found[name] = Weight(weight, len(answers))
            context.close()
        chromium.close()
    return found


def eight_at_once(todo: Todo) -> tuple[float, float, float, int]:
    """(p50 ms, p95 ms, requests per second, errors) while eight people click without pause."""
    with granian():
        for _, address, cookies in todo:
            _get(address, cookies)
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
        _, address, cookies = todo[turn % len(todo)]
        turn += 1
        start = time.perf_counter()
        errors += _get(address, cookies) != 200
        times.append((time.perf_counter() - start) * 1000)
    return times, errors


def _get(address: str, cookies: dict[str, str]) -> int:
    connection: Any = HTTPConnection("127.0.0.1", PORT, timeout=30)
    head = "; ".join(f"{k}={v}" for k, v in cookies.items())
    connection.request("GET", address, headers={"Cookie": head, "Host": f"127.0.0.1:{PORT}"})
    answer = connection.getresponse()
    answer.read()
    connection.close()
    return int(answer.status)
