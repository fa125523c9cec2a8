"""The tables of a new demo: as they are today, instead of through every step that led to them.

Migrations work out how each model looked at each of eighty moments, which takes longer than a
week of school. An empty database needs only the last of them. A test compares what this makes
with what the migrations make.
"""

from __future__ import annotations

from typing import Any

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations import RunPython
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder


def make_tables() -> None:
    """Fill an empty database with tables and what guards them. Only SQLite takes the short way:
    another server was chosen on purpose, and has what its migrations give it."""
    if connection.vendor == "sqlite":
        _make()
    call_command("migrate", verbosity=0)


def _make() -> None:
    loader = MigrationLoader(connection)
    recorder = MigrationRecorder(connection)
    recorder.ensure_schema()
    with connection.schema_editor() as editor:
        for model in apps.get_models():
            if model._meta.app_label in loader.migrated_apps and model._meta.can_migrate("default"):
                editor.create_model(model)
        for operation in _own_steps(loader):
            operation.code(apps, editor)
    for app, name in loader.graph.nodes:
        recorder.record_applied(app, name)


def _own_steps(loader: MigrationLoader) -> list[Any]:
    """What our migrations do beside tables, in their order: triggers that guard the log. What
    they do to rows finds none here, nor does what the packages do."""
    whole = [
        node for leaf in loader.graph.leaf_nodes() for node in loader.graph.forwards_plan(leaf)
    ]
    return [
        operation
        for node in dict.fromkeys(whole)
        if apps.get_app_config(node[0]).name.startswith("passend.")
        for operation in loader.graph.nodes[node].operations
        if isinstance(operation, RunPython)
    ]
