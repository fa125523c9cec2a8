"""The school itself, the house's memory (events), its post, its long jobs and its files."""

from .cache import CacheEntry
from .event import Event, EventQuerySet, key
from .file import StoredFile
from .job import Job
from .log import LogHead, SealedDay
from .message import Message
from .night import NightRun
from .school import School

__all__ = [
    "CacheEntry",
    "Event",
    "EventQuerySet",
    "Job",
    "LogHead",
    "Message",
    "NightRun",
    "School",
    "SealedDay",
    "StoredFile",
    "key",
]
