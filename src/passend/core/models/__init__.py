"""The school itself, the house's memory (events), its post, its long jobs and its files."""

from .event import Event, EventQuerySet, key
from .file import StoredFile
from .job import Job
from .message import Message
from .school import School

__all__ = ["Event", "EventQuerySet", "Job", "Message", "School", "StoredFile", "key"]
