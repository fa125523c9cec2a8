"""Every verb of this room, by noun."""

from . import own_file, requests, restriction, retention

__all__ = ["own_file", "requests", "restriction", "retention"]
