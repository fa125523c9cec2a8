"""Who does it, and where and when, are words that people write: sealed from here on.

The old columns stay for one release, filled as they were, so that the release before can still
read; nothing new is written into them.
"""

from typing import Any

import passend.core.fields
from django.db import migrations, models

TEXTS = ["who", "where_when"]


def seal(apps: Any, schema_editor: Any) -> None:
    """Through the field itself, which seals with the key of today."""
    rows = apps.get_model("agreements", "AgreedMeasure")._base_manager
    written = rows.exclude(who_plain="", where_when_plain="")
    for row in written.iterator(chunk_size=500):
        row.who, row.where_when = row.who_plain, row.where_when_plain
        row.save(update_fields=TEXTS)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0003_a_consent_may_get_another_key")]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.RenameField("agreedmeasure", "who", "who_plain"),
                migrations.RenameField("agreedmeasure", "where_when", "where_when_plain"),
                migrations.AlterField(
                    "agreedmeasure",
                    "who_plain",
                    models.CharField(
                        blank=True, db_column="who", default="", editable=False, max_length=120
                    ),
                ),
                migrations.AlterField(
                    "agreedmeasure",
                    "where_when_plain",
                    models.CharField(
                        blank=True,
                        db_column="where_when",
                        default="",
                        editable=False,
                        max_length=200,
                    ),
                ),
            ]
        ),
        migrations.AddField(
            "agreedmeasure",
            "who",
            passend.core.fields.SealedTextField(
                blank=True,
                db_column="who_sealed",
                db_default="",
                default="",
                max_length=120,
                verbose_name="wie doet het",
            ),
        ),
        migrations.AddField(
            "agreedmeasure",
            "where_when",
            passend.core.fields.SealedTextField(
                blank=True,
                db_column="where_when_sealed",
                db_default="",
                default="",
                max_length=200,
                verbose_name="waar, wanneer, hoe vaak",
            ),
        ),
        migrations.RunPython(seal, migrations.RunPython.noop),
    ]
