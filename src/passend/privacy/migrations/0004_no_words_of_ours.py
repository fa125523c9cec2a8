"""Who gave no reason said nothing: words of ours stood there as if they were the student's."""

from django.db import migrations

import passend.core.fields

OURS = "(geen reden gegeven)"


def take_away(apps, schema_editor):
    """Only requests to erase could be without a reason. Release 0.1.0 has none."""
    asked = apps.get_model("privacy", "DataRequest").objects.filter(kind="erase")
    for made in [one for one in asked.iterator() if one.text == OURS]:
        made.text = ""
        made.save(update_fields=["text"])


class Migration(migrations.Migration):

    dependencies = [
        ('privacy', '0003_what_is_only_kept_stands_still'),
    ]

    operations = [
        migrations.AlterField(
            model_name='datarequest',
            name='text',
            field=passend.core.fields.SealedTextField(blank=True, default='', verbose_name='vertel erbij wat er is'),
        ),
        migrations.RunPython(take_away, migrations.RunPython.noop),
    ]
