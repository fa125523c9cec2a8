"""A promise keeps one key through all its versions: the choice who may see it stays with it."""

from typing import Any

from django.db import migrations, models


def follow(apps: Any, schema_editor: Any) -> None:
    """From each continued line back to the first; versions before come first, so one pass does."""
    rows = apps.get_model("agreements", "AgreedMeasure")._base_manager
    first: dict[Any, Any] = {}
    later = rows.exclude(replaces=None).order_by("agreement__number", "pk")
    for row in later.only("pk", "replaces_id", "line").iterator(chunk_size=500):
        row.line = first[row.pk] = first.get(row.replaces_id, row.replaces_id)
        row.save(update_fields=["line"])


class Migration(migrations.Migration):
    dependencies = [("agreements", "0004_seal_who_and_where")]

    operations = [
        migrations.AddField(
            "agreedmeasure",
            "line",
            models.UUIDField(blank=True, db_index=True, editable=False, null=True),
        ),
        migrations.RunPython(follow, migrations.RunPython.noop),
    ]
