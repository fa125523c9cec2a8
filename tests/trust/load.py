"""People who write without pause, and somebody who kills what serves them."""

import random
import threading
import time
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from tests.clusters import Cluster
from tests.papers import PDF

from .killable import START_SECONDS, Served

# `/gezond/` answers without its database. Who went on at that would spend every proposal on
# "we kunnen nu niet bij de gegevens" while a slow machine starts PostgreSQL again.
WITH_DATABASE = "/"
MEASURE = {
    "school_does": "School helpt je.", "domain": "les", "field": "aandacht", "tier": "basis",
    "decided_by": "slb", "evidence": "none", "review_months": 12, "law_basis": "practice",
    "areas": "lessen",
}  # fmt: skip


@dataclass
class Load:
    """People who write without pause. What they got a yes to is in `acknowledged`."""

    site: Served
    world: dict[str, Any]
    acknowledged: list[str] = field(default_factory=list)
    sent: list[str] = field(default_factory=list)
    added: list[str] = field(default_factory=list)
    cut_off: Counter[str] = field(default_factory=Counter)
    over: threading.Event = field(default_factory=threading.Event)

    def people(self) -> list[threading.Thread]:
        todo = iter(list(self.world["proposals"]))
        return [
            threading.Thread(target=self.sign, args=(todo,)),
            *(threading.Thread(target=self.add, args=(n,)) for n in range(2)),
        ]

    @contextmanager
    def going_on(self) -> Iterator[None]:
        people = self.people()
        for one in people:
            one.start()
        try:
            yield
        finally:
            self.over.set()
            for one in people:
                one.join()

    @property
    def yes(self) -> int:
        return len(self.acknowledged) + len(self.added)

    def wait_for(self, more: int) -> None:
        """Until people got so many things done."""
        enough, until = self.yes + more, time.monotonic() + START_SECONDS
        while self.yes < enough:
            assert time.monotonic() < until, f"nothing done within {START_SECONDS} s"
            time.sleep(0.005)

    def sign(self, todo: Iterator[str]) -> None:
        for key in todo:
            if self.over.is_set():
                return
            self.sent.append(key)
            status = self.sign_one(key)
            if status == 302:
                self.acknowledged.append(key)
            else:
                self.cut_off[f"sign {status}"] += 1
                self.site.wait_until_it_answers(WITH_DATABASE)
            self.over.wait(0.2)

    def sign_one(self, key: str) -> int:
        path, data = f"/afspraken/{key}/handtekening/", {"signed_on": self.world["day"]}
        return self.site.post(path, str(self.world["coach"]), data, scan=PDF)[0]

    def add(self, number: int) -> None:
        turn = 0
        while not self.over.wait(0.02):
            turn += 1
            title = f"Maatregel {number} {turn}"
            path, data = "/maatregelen/nieuw/", {"title": title, **MEASURE}
            status, _ = self.site.post(path, str(self.world["coordinator"]), data)
            if status == 302:
                self.added.append(title)
            else:
                self.cut_off[f"add {status}"] += 1
                self.site.wait_until_it_answers(WITH_DATABASE)


@dataclass
class Reaper:
    """Kills one thing at a time, at random moments that the seed decides.

    It counts what people got done rather than seconds: so each kill falls in the middle of work, on
    a slow machine as on a quick one.
    """

    load: Load
    database: Cluster | None
    chance: random.Random
    kills: int
    done: Counter[str] = field(default_factory=Counter)

    def run(self) -> None:
        while sum(self.done.values()) < self.kills:
            self.load.wait_for(self.chance.randint(1, 12))
            time.sleep(self.chance.uniform(0, 0.1))
            kind = self.chance.choice(self.kinds())
            kind()
            self.done[kind.__name__] += 1

    def kinds(self) -> list[Callable[[], None]]:
        """The web most often: there people are cut off in the middle of something."""
        often = [self.web] * 12 + [self.worker, self.post, self.everything]
        return often + [self.whole_database, self.one_connection] * 3 * bool(self.database)

    def web(self) -> None:
        self._again(self.chance.choice(self.load.site.names[:-2]))

    def worker(self) -> None:
        self._again("worker")

    def post(self) -> None:
        self._again("post")

    def everything(self) -> None:
        self._again(*self.load.site.names)

    def _again(self, *names: str) -> None:
        self.load.site.kill(*names)
        self.load.site.start(*names)

    def whole_database(self) -> None:
        assert self.database
        self.database.kill()
        self.database.start()

    def one_connection(self) -> None:
        """PostgreSQL answers the death of one process by starting all of them anew."""
        assert self.database
        mine = [p for p in self.database.processes()[1:] if "127.0.0.1" in " ".join(p.cmdline())]
        if mine:
            self.chance.choice(mine).kill()
