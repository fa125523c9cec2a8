from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("cases", "0006_what_to_talk_about"),
    ]

    operations = [
        migrations.AddField(
            model_name="announcement",
            name="is_legal",
            field=models.BooleanField(
                db_default=False, default=False, verbose_name="staat in de wet"
            ),
        ),
        migrations.AlterField(
            model_name="announcement",
            name="what",
            field=models.CharField(
                choices=[
                    ("proposal", "een voorstel"),
                    ("paper", "een handtekening op papier"),
                    ("ending", "het stoppen van afspraken"),
                    ("decision", "een besluit"),
                ],
                max_length=10,
                verbose_name="waarvan",
            ),
        ),
    ]
