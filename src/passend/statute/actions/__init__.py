"""Every verb of this room: a new version of the rules, and what is offered where."""

from . import locations
from .writing import consent, drop, publish, start, write

__all__ = ["consent", "drop", "locations", "publish", "start", "write"]
