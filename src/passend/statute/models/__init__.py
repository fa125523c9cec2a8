"""What this room keeps."""

from .location import Location
from .rules import Kind, Rules

__all__ = ["Kind", "Location", "Rules"]
