"""People in a school, for locust: who they are, what they open, and how long they think.

Runs in locust's own environment, so nothing of the product is imported here. `PASSEND_LOAD` names
a file with the address, the sessions and the steps; what was measured goes to the file beside it.
"""

import base64
import json
import os
import random
import re
import time
from collections import defaultdict
from pathlib import Path

from locust import HttpUser, LoadTestShape, between, constant_pacing, events, task

TOLD = json.loads(Path(os.environ["PASSEND_LOAD"]).read_text(encoding="utf-8"))
STEPS = TOLD["steps"]  # [users, seconds]
HEAVY = bool(TOLD["heavy"])
PHOTO = base64.b64decode(TOLD["photo"])
pick = random.SystemRandom().choice
MEASURED = defaultdict(list)
FAILED = defaultdict(int)
LIMITED = defaultdict(int)
BEGAN = time.monotonic()
CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
DOSSIER = re.compile(r'href="(/dossiers/[0-9a-f-]{36}/)"')
NAMES = ["an", "de", "jan", "el", "ver", "ma", "bak", "sa"]


def step_now():
    """Which step of the staircase this is; the first ten seconds of one are for getting used."""
    spent = time.monotonic() - BEGAN
    for number, (_, seconds) in enumerate(STEPS):
        if spent < seconds:
            return number if spent > min(10, seconds / 4) else None
        spent -= seconds
    return None


@events.request.add_listener
def measured(name, response_time, response, exception, **_):
    step = step_now()
    if step is None or name.startswith("heavy"):
        return
    if exception or response is None or response.status_code >= 400:
        FAILED[step] += 1
    MEASURED[step].append((name, response_time))


@events.quitting.add_listener
def written(**_):
    steps = [
        {"users": users, "seconds": seconds, "times": MEASURED[n], "failed": FAILED[n]}
        for n, (users, seconds) in enumerate(STEPS)
    ]
    out = {"steps": steps, "limited": dict(LIMITED)}
    Path(os.environ["PASSEND_LOAD"] + ".out").write_text(json.dumps(out), encoding="utf-8")


class Stairs(LoadTestShape):
    def tick(self):
        spent = self.get_run_time()
        for users, seconds in STEPS:
            if spent < seconds:
                return users, 32
            spent -= seconds
        return None


class Person(HttpUser):
    abstract = True
    role = ""
    wait_time = constant_pacing(6) if HEAVY else between(3, 9)

    def on_start(self):
        self.known = pick(TOLD["sessions"][self.role])
        self.client.headers.update(TOLD["headers"])
        self.client.headers["Cookie"] = f"{TOLD['cookie']}={self.known}"
        self.dossiers = []

    def opens(self, path, name=None):
        with self.client.get(
            path, name=name or path, allow_redirects=False, catch_response=True
        ) as answer:
            if answer.status_code != 200:
                answer.failure(f"{answer.status_code} {path}")
            else:
                answer.success()
        self.dossiers = DOSSIER.findall(answer.text) or self.dossiers
        return answer

    def posts(self, path, fields, name, page=None, files=None):
        """A form, with the token of the page that it stands on."""
        shown = self.client.get(page or path, name=f"{name} (form)", allow_redirects=False)
        found = CSRF.search(shown.text)
        if not found:
            return shown if shown.status_code == 429 else None
        token = shown.cookies.get(TOLD["csrf"]) or ""
        heads = {"Cookie": f"{TOLD['cookie']}={self.known}; {TOLD['csrf']}={token}"}
        fields = {"csrfmiddlewaretoken": found[1], **fields}
        return self.client.post(
            path, fields, name=name, headers=heads, files=files, allow_redirects=False
        )

    def search(self):
        self.posts("/studenten/", {"q": pick(NAMES)}, "zoeken")

    def dossier(self, page):
        if not self.dossiers:
            self.opens(page)
        if self.dossiers:
            self.opens(pick(self.dossiers), "een dossier")


class Student(Person):
    weight, role = 60, "student"

    @task(4)
    def agreements(self):
        self.opens("/mijn-afspraken/")

    @task(3)
    def route(self):
        self.opens("/mijn-route/")

    @task(2)
    def looks(self):
        self.opens("/wie-keek/")

    @task(1)
    def rights(self):
        self.opens("/wat-mag-ik/")


class Coach(Person):
    weight, role = 30, "coach"

    @task(4)
    def today(self):
        self.opens("/vandaag/")

    @task(4)
    def one(self):
        self.dossier("/vandaag/")

    @task(2)
    def students(self):
        self.opens("/studenten/")

    @task(2)
    def finds(self):
        self.search()

    @task(1)
    def talks(self):
        """Writes: a talk in a dossier of one's own."""
        if self.dossiers:
            path = f"{pick(self.dossiers)}gesprek/"
            self.posts(path, {"outcome": "well", "next": "none"}, "een gesprek")


class Coordinator(Person):
    weight, role = 8, "coordinator"

    @task(4)
    def worklist(self):
        self.opens("/werklijst/")

    @task(3)
    def one(self):
        self.dossier("/studenten/")

    @task(2)
    def on_the_way(self):
        self.opens("/onderweg/")

    @task(2)
    def finds(self):
        self.search()


class Committee(Person):
    """Reads dossiers about exams and absence, one after another."""

    weight, role = 2, "committee"

    @task(1)
    def one(self):
        self.dossier("/studenten/")


class Heavy(Person):
    """Without a thought between two requests. Only in the bench of T-23; one of each."""

    abstract = not HEAVY
    fixed_count, role = 3 if HEAVY else 0, "heavy"
    wait_time = between(0, 0.05)
    turn = 0

    def on_start(self):
        super().on_start()
        Heavy.turn += 1
        self.kind = ["export", "search", "upload"][(Heavy.turn - 1) % 3]
        self.known = TOLD["sessions"]["heavy"][(Heavy.turn - 1) % 3]
        self.client.headers["Cookie"] = f"{TOLD['cookie']}={self.known}"

    @task
    def much(self):
        answer = getattr(self, self.kind)()
        if answer is not None:
            LIMITED[f"{self.kind} {answer.status_code}"] += 1
            if answer.status_code == 429:
                time.sleep(0.2)  # a program that does not listen, and does not run dry either

    def export(self):
        if Heavy.turn < 1000:
            Heavy.turn += 1000
            return self.posts(TOLD["bundle"], {"paper": "full"}, "heavy: papers")
        return self.client.get(
            "/studenten/?bestand=xlsx", name="heavy: list", allow_redirects=False
        )

    def search(self):
        return self.posts("/studenten/", {"q": pick(NAMES)[:2]}, "heavy: search")

    def upload(self):
        photo = {"file": ("photo.jpg", PHOTO, "image/jpeg")}
        return self.posts(TOLD["photos"], {"text": "Een foto."}, "heavy: photo", files=photo)
