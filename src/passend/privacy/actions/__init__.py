"""Every verb of this room, by noun."""

from . import leaving_out, own_file, requests, restriction, retention

__all__ = ["leaving_out", "own_file", "requests", "restriction", "retention"]
