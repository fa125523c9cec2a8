"""What this room keeps."""

from .rules import Kind, Rules

__all__ = ["Kind", "Rules"]
