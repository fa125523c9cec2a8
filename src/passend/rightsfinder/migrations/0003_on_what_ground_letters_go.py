"""A ground for letters about other laws; and no longer why somebody got one."""

from typing import Any

from django.db import migrations, models

import passend.core.clock


def forget_why(apps: Any, schema_editor: Any) -> None:
    """That the register proves a right of somebody was a new fact about that person (AVG 5)."""
    apps.get_model("rightsfinder", "OutreachLetter")._base_manager.update(ground="")


class Migration(migrations.Migration):
    dependencies = [("rightsfinder", "0002_when_a_link_stopped_letters")]

    operations = [
        migrations.CreateModel(
            name="OutreachBasis",
            fields=[
                (
                    "id",
                    models.BigAutoField(
                        auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("none", "nee, geen brieven over andere wetten"),
                            (
                                "task",
                                "ja, dit is een taak van school volgens de wet "
                                "(AVG 6 lid 1 onder e)",
                            ),
                            (
                                "interest",
                                "ja, school woog haar belang en dat van studenten af (onder f)",
                            ),
                        ],
                        max_length=8,
                        verbose_name="mag het?",
                    ),
                ),
                (
                    "law",
                    models.CharField(
                        blank=True, default="", max_length=300, verbose_name="waar staat dat?"
                    ),
                ),
                (
                    "chosen_on",
                    models.DateField(
                        default=passend.core.clock.today, verbose_name="gekozen op"
                    ),
                ),
            ],
            options={
                "ordering": ["-pk"],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind", "none"), models.Q(("law", ""), _negated=True), _connector="OR"),
                        name="outreach_basis_has_law",
                    )
                ],
            },
        ),
        migrations.AlterField(
            model_name="outreachletter",
            name="ground",
            field=models.CharField(
                blank=True, db_default="", default="", editable=False, max_length=8
            ),
        ),
        migrations.RunPython(forget_why, migrations.RunPython.noop),
    ]
