"""A school of 10,000 on PostgreSQL and granian, with locust in front of it, all on this machine."""

import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from statistics import mean, quantiles
from typing import Any

import psutil

from commands import _servers
from commands._postgres import postgres
from commands._tools import tool

ROOT = Path(__file__).resolve().parents[1]
STUDENTS, EARNED = 10_000, 300
HOST = "passend.example"


@dataclass
class Step:
    """What one step of the staircase came to. Times in milliseconds."""

    users: int
    rate: float
    p50: float
    p95: float
    p99: float
    failed: int
    cpu: dict[str, float] = field(default_factory=dict)
    megabytes: dict[str, float] = field(default_factory=dict)


def environment(url: str, folder: str, mode: str = "production") -> dict[str, str]:
    from passend.settings.environment import WORTHLESS

    paths = os.pathsep.join([str(ROOT / "src"), str(ROOT)])
    return os.environ | WORTHLESS | {
        "DATABASE_URL": url, "PASSEND_MODE": mode, "PASSEND_DATA_DIR": folder, "PYTHONPATH": paths,
        "PASSEND_BEHIND_TLS_PROXY": "1", "ALLOWED_HOSTS": f"{HOST},127.0.0.1,testserver",
        "CSRF_TRUSTED_ORIGINS": f"https://{HOST}", "DJANGO_SETTINGS_MODULE": "passend.settings",
        "LOG_LEVEL": "ERROR", "PASSEND_LIMITS": "1",
    }  # fmt: skip


def python(env: dict[str, str], *words: str) -> str:
    done = subprocess.run([sys.executable, *words], env=env, text=True, stdout=subprocess.PIPE)
    if done.returncode:
        sys.exit(f"{' '.join(words)[:80]} did not succeed (see above).")
    return done.stdout


def build(url: str, folder: str, students: int) -> None:
    """The school, unless it stands already in this database: earned small, and then copied."""
    demo = environment(url, folder, "demo")
    python(demo, "-m", "passend", "migrate", "--verbosity", "0")
    count = "import django; django.setup()\nfrom passend.people.models import Student\n"
    there = int(python(demo, "-c", f"{count}print(Student.objects.count())"))
    if there >= 0.9 * students:
        return
    earned = min(EARNED, students)
    if there == 0:
        print(f"Making a school of {students} students …", flush=True)
        python(demo, "-m", "passend", "demo", "--students", str(earned))
        there = int(python(demo, "-c", f"{count}print(Student.objects.count())"))
    times = max(1, round(students / there))
    code = "from passend.desk.demo.multiply import multiply\n"
    python(demo, "-c", f"{count}{code}multiply({times})")


@contextmanager
def school(students: int) -> Iterator[dict[str, str]]:
    """The environment of a school of this size, on PostgreSQL."""
    with postgres() as url, tempfile.TemporaryDirectory() as folder:
        if url is None:
            sys.exit("PostgreSQL was not found; set DATABASE_URL.")
        build(url, folder, students)
        yield environment(url, folder)


@contextmanager
def running(env: dict[str, str], port: int) -> Iterator[None]:
    """Granian with two processes, and a worker behind it, as `./run serve` starts them."""
    if not _servers.port_is_free("127.0.0.1", port):
        sys.exit(f"Port {port} is in use: what runs there would be measured.")
    web = [
        *(*_servers.GRANIAN, "--host", "127.0.0.1", "--port", str(port), "--workers", "2"),
        *("--log-level", "error", "passend.wsgi:application"),
    ]
    worker = ["-m", "passend", "db_worker", "--verbosity", "0", "--queue-name", "*"]
    python(env, "-m", "passend", "collectstatic", "--noinput", "--verbosity", "0")
    started = [subprocess.Popen([sys.executable, *words], env=env) for words in (web, worker)]
    _servers._goes_last(started[1])
    try:
        time.sleep(5)
        yield
    finally:
        for one in started:
            one.terminate()
        for one in started:
            one.wait(30)


@dataclass
class Came:
    """What it came to: each step, how often the heavy ones were slowed, and how large it all is."""

    steps: list[Step]
    limited: dict[str, int]
    school: dict[str, Any]


def load(env: dict[str, str], steps: list[tuple[int, int]], *, heavy: bool = False) -> Came:
    """Let people come by in steps of (users, seconds)."""
    told = json.loads(python(env, "-m", "bench._sessions").splitlines()[-1])
    port = 18_517
    heads = {"Host": HOST, "X-Forwarded-Proto": "https", "Referer": f"https://{HOST}/"}
    told |= {"steps": steps, "heavy": heavy, "headers": heads}
    with tempfile.TemporaryDirectory() as folder, running(env, port):
        plan = Path(folder) / "plan"
        plan.write_text(json.dumps(told), encoding="utf-8")
        people = subprocess.Popen(
            [str(tool("locust")), "-f", str(ROOT / "bench/_people.py"), "--headless",
             "--host", f"http://127.0.0.1:{port}", "--only-summary", "--loglevel", "WARNING"],
            env=os.environ | {"PASSEND_LOAD": str(plan)}, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        watch = Watch(steps)
        watch.start()
        people.wait()
        watch.join()
        out = json.loads(Path(f"{plan}.out").read_text(encoding="utf-8"))
    return Came([_step(n, one, watch) for n, one in enumerate(out["steps"])], out["limited"], told)


def _step(number: int, told: dict[str, Any], watch: "Watch") -> Step:
    times = sorted(ms for _, ms in told["times"]) or [0.0, 0.0]
    cuts = quantiles(times, n=100, method="inclusive")
    seconds = told["seconds"] - min(10, told["seconds"] / 4)
    return Step(
        told["users"], len(told["times"]) / seconds, cuts[49], cuts[94], cuts[98], told["failed"],
        watch.mean_of(number, watch.cpu), watch.mean_of(number, watch.megabytes),
    )  # fmt: skip


class Watch(threading.Thread):
    """CPU (of one core, %) and memory by kind of process, once every two seconds, per step."""

    def __init__(self, steps: list[tuple[int, int]]) -> None:
        super().__init__(daemon=True)
        self.steps = steps
        self.cpu: dict[tuple[int, str], list[float]] = defaultdict(list)
        self.megabytes: dict[tuple[int, str], list[float]] = defaultdict(list)

    def run(self) -> None:
        known: dict[int, psutil.Process] = {}
        for number, (_, seconds) in enumerate(self.steps):
            until = time.monotonic() + seconds
            while time.monotonic() < until:
                time.sleep(min(2, max(0.1, until - time.monotonic())))
                self._look(number, known)

    def _look(self, number: int, known: dict[int, psutil.Process]) -> None:
        cpu: dict[str, float] = defaultdict(float)
        memory: dict[str, float] = defaultdict(float)
        for one in psutil.process_iter(["pid", "cmdline"]):
            kind = _kind(" ".join(one.info["cmdline"] or []))
            if not kind:
                continue
            try:
                process = known.setdefault(one.pid, one)
                cpu[kind] += process.cpu_percent()
                memory[kind] += process.memory_full_info().pss / 1e6
            except psutil.Error:
                continue
        for kind in cpu:
            self.cpu[number, kind].append(cpu[kind])
            self.megabytes[number, kind].append(memory[kind])

    def mean_of(self, number: int, what: dict[tuple[int, str], list[float]]) -> dict[str, float]:
        found = ((kind, values) for (n, kind), values in what.items() if n == number)
        return {kind: mean(values[1:] or values) for kind, values in found}


def _kind(command: str) -> str:
    words = {"_people.py": "locust", "granian": "granian", "db_worker": "worker"}
    words["postgres"] = "postgres"
    return next((kind for word, kind in words.items() if word in command), "")
