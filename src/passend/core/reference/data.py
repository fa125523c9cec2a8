"""The page about what is kept: every model, every field, its privacy class and its term."""

import inspect
from typing import Any

from django.apps import apps
from django.db import models

from . import borrowed
from ._text import table

HEAD = """# What is kept

Generated from the models; do not edit. Every field has one class: *personal* tells who somebody is
or what (s)he does, *sensitive* tells something that can hurt (a need, a code, a secret), *plain* is
neither. Sealed fields lie encrypted on the disk.
"""
CLASSES = ("personal", "sensitive", "plain")


def render() -> str:
    """`models.md`: a section a room, a table a model."""
    return "\n".join([HEAD, *(_room(config) for config in rooms()), borrowed.render()])


def rooms() -> list[Any]:
    """The apps of this project, from the ground up."""
    ours = [c for c in apps.get_app_configs() if c.name.startswith("passend.")]
    return [c for c in ours if list(c.get_models())]


def _room(config: Any) -> str:
    return "\n".join([f"## {config.label}\n", *(_model(m) for m in config.get_models())])


def _model(model: type[models.Model]) -> str:
    rows = [[f"`{f.name}`", str(f.verbose_name), _kind(f), class_of(f)] for f in fields(model)]
    keep = getattr(getattr(model, "Privacy", None), "keep", "")
    doc = inspect.cleandoc(model.__doc__ or "")
    heads = ["field", "called", "kind", "class"]
    return f"### {model.__name__}\n\n{doc}\n\nKept: {keep}.\n\n{table(heads, rows)}\n"


def fields(model: type[models.Model]) -> list[Any]:
    """What lies in the table itself."""
    return [
        f for f in model._meta.get_fields() if getattr(f, "concrete", False) and not f.many_to_many
    ]


def class_of(field: Any) -> str:
    """The privacy class that the model gives this field; the bare row number is plain."""
    privacy = getattr(field.model, "Privacy", None)
    found = [c for c in CLASSES if field.name in getattr(privacy, c, [])]
    if not found and (field.auto_created or field.model._meta.auto_created):
        return "plain"
    return ", ".join(found)


def _kind(field: Any) -> str:
    if field.remote_field:
        return f"→ {field.remote_field.model.__name__}"
    name = type(field).__name__.removesuffix("Field")
    return "Text, sealed" if name == "SealedText" else name
