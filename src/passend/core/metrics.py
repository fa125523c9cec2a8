"""Figures for whoever watches (Prometheus): counts and times by the name of a page, about nobody.

Several processes count together when `PROMETHEUS_MULTIPROC_DIR` is set (`./run serve` does): each
writes its own file and the page adds them up. What can be asked at the moment itself (queues,
room on the disk, how old things are) is asked when somebody looks.
"""

import os
from collections.abc import Iterator
from typing import Final

from prometheus_client import CollectorRegistry, Counter, Histogram, generate_latest
from prometheus_client.core import GaugeMetricFamily, Metric
from prometheus_client.multiprocess import MultiProcessCollector

from . import health, signs

METHODS: Final = {"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"}
_own = CollectorRegistry(auto_describe=True)
REQUESTS: Final = Counter(
    "passend_requests", "Answers by view, method and status.", ["view", "method", "status"],
    registry=_own,
)  # fmt: skip
SECONDS: Final = Histogram(
    "passend_request_seconds", "How long an answer took, by view.", ["view"], registry=_own,
    buckets=(0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)  # fmt: skip


def answered(view: str, method: str, status: int, seconds: float) -> None:
    REQUESTS.labels(view, method, str(status)).inc()
    SECONDS.labels(view).observe(seconds)


class Now:
    """What holds at this moment."""

    def collect(self) -> Iterator[Metric]:
        yield from self._queues()
        ages = GaugeMetricFamily(
            "passend_age_seconds", "How long ago something was last done.", labels=["what"]
        )
        for name in health.WATCHED:
            if sign := signs.last(name):
                ages.add_metric([name], sign.age.total_seconds())
        yield ages
        room = GaugeMetricFamily("passend_disk_free_bytes", "Room left.", labels=["place"])
        for place, free in health.room().items():
            room.add_metric([place], free)
        yield room

    def _queues(self) -> Iterator[Metric]:
        found = health.queues()
        jobs = GaugeMetricFamily("passend_jobs", "Long jobs by state.", labels=["state"])
        post = GaugeMetricFamily("passend_messages", "Post by state.", labels=["state"])
        for family, states in ((jobs, found.jobs), (post, found.post)):
            for state, count in states.items():
                family.add_metric([state], count)
            yield family
        yield GaugeMetricFamily("passend_tasks_ready", "Work that waits.", value=found.tasks)


def page() -> bytes:
    """Everything, in the text format of Prometheus."""
    registry = CollectorRegistry()
    if os.environ.get("PROMETHEUS_MULTIPROC_DIR"):
        MultiProcessCollector(registry)  # type: ignore[no-untyped-call]
        counted = generate_latest(registry)
    else:
        counted = generate_latest(_own)
    now = CollectorRegistry()
    now.register(Now())
    return counted + generate_latest(now)
