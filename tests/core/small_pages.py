"""The smallest application that answers, for tests of the server in front of it."""

from collections.abc import Callable, Iterable
from typing import Any


def application(_environ: Any, start: Callable[..., Any]) -> Iterable[bytes]:
    start("200 OK", [("Content-Length", "2")])
    return [b"ja"]
