"""From which rule of the law a measure was chosen. Empty for all that is there: nobody kept it."""

from django.db import migrations

import passend.core.fields


class Migration(migrations.Migration):
    dependencies = [("agreements", "0006_paper_is_announced")]

    operations = [
        migrations.AddField(
            "agreedmeasure",
            "provision",
            passend.core.fields.SealedTextField(
                blank=True, db_default="", default="", editable=False, verbose_name="regel"
            ),
        ),
        migrations.AddField(
            "agreedmeasure",
            "law",
            passend.core.fields.SealedTextField(
                blank=True,
                db_default="",
                default="",
                editable=False,
                verbose_name="grond in de wet",
            ),
        ),
    ]
