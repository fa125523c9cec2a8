"""What the program says of itself: one line a happening, in production as JSON, about nobody.

No line holds a name, a text, an address of a page with a key or what somebody typed. That is not
left to good manners: of our own lines only the keys in `KNOWN` pass; of a library's line the words
that the library wrote itself, without what it filled in; of an exception its kind and the places
it came through, without its message (a database puts values in it).
"""

import logging
import sys
import time
import traceback
from collections.abc import Iterator, MutableMapping
from types import TracebackType
from typing import Any, Final

import structlog

from . import visit

log: Any = structlog.stdlib.get_logger("passend")

KNOWN: Final = {
    "event", "request", "view", "method", "status", "ms", "job", "kind", "attempt", "count",
    "done", "seconds", "state", "check", "version", "bytes", "files", "code",
}  # fmt: skip
Line = dict[str, Any]
Exception_ = tuple[type[BaseException], BaseException, TracebackType | None]


def about_nobody(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> Line:
    """Keep what is known to say nothing about a person."""
    record: logging.LogRecord = line["_record"]
    own = line["_from_structlog"]
    told: Line = {k: v for k, v in line.items() if k in KNOWN} if own else _foreign(line)
    told |= {"level": record.levelname.lower(), "logger": record.name, "at": _moment(record)}
    if number := visit.number():
        told["request"] = number
    if isinstance(found := _exception(line), tuple):
        told["exception"] = list(kinds(found[1]))
        told["through"] = [f"{f.filename}:{f.lineno} {f.name}" for f in _frames(found)]
    return told


def _foreign(line: MutableMapping[str, Any]) -> Line:
    """A library's line: its own words when it kept them apart from the values, and the place."""
    record: logging.LogRecord = line["_record"]
    words = str(line["event"]) if line.get("positional_args") else ""
    told: Line = {"event": words, "place": f"{record.module}:{record.lineno} {record.funcName}"}
    if isinstance(status := getattr(record, "status_code", None), int):
        told["status"] = status
    return told


def _exception(line: MutableMapping[str, Any]) -> Any:
    """As a library gives it (a tuple), or as our own lines do (`exc_info=True`)."""
    found = line.get("exc_info")
    return sys.exc_info() if found is True else found


def kinds(error: BaseException | None) -> Iterator[str]:
    """The kind of an exception and of what caused it; of a database error the broken rule too."""
    while error is not None:
        rule = getattr(getattr(error, "diag", None), "constraint_name", None)
        yield f"{type(error).__module__}.{type(error).__qualname__}{f' {rule}' if rule else ''}"
        error = error.__cause__ or error.__context__


def _frames(found: Exception_) -> traceback.StackSummary:
    """Without the lines of source and without the values of variables."""
    return traceback.StackSummary.extract(
        traceback.walk_tb(found[2]), lookup_lines=False, capture_locals=False
    )


def _moment(record: logging.LogRecord) -> str:
    return (
        time.strftime("%Y-%m-%dT%H:%M:%S", time.gmtime(record.created)) + f".{record.msecs:03.0f}Z"
    )


def lines(*, as_json: bool) -> logging.Formatter:
    """The formatter of every handler (settings); our own lines go the same way as a library's."""
    structlog.configure(
        processors=[structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
    )
    logging.raiseExceptions = not as_json  # what goes wrong here would print the values
    last: Any = structlog.processors.JSONRenderer(ensure_ascii=False)
    if not as_json:
        last = structlog.processors.KeyValueRenderer(key_order=["at", "level", "event"])
    return structlog.stdlib.ProcessorFormatter(
        processors=[about_nobody, last], pass_foreign_args=True, use_get_message=False
    )


def unexpected(kind: type[BaseException], error: BaseException, tb: TracebackType | None) -> None:
    """The last word of a command that falls, where nobody looks at a screen (`sys.excepthook`)."""
    log.critical("gevallen", exc_info=(kind, error, tb))
