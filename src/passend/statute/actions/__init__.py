"""Every verb of this room: a new version from first word to publication."""

from .writing import consent, drop, publish, start, write

__all__ = ["consent", "drop", "publish", "start", "write"]
