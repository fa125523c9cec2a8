"""What a privacy officer had restricted before a restriction was a lock is one from now on."""

from datetime import datetime, time
from zoneinfo import ZoneInfo

from django.db import migrations

AMSTERDAM = ZoneInfo("Europe/Amsterdam")


def lock(apps, schema_editor):
    """The longest of several goes on; one that ended already locks nothing, by its last day."""
    asked = apps.get_model("privacy", "DataRequest").objects.filter(
        kind="restrict", status="decided", decision__in=["granted", "partly"], case__isnull=False
    )
    found = {}
    for case, begun, over in asked.values_list("case", "decided_on", "lifted_on"):
        found.setdefault(case, []).append((begun, over))
    for case, spans in found.items():
        begun, ends = min(span[0] for span in spans), [span[1] for span in spans]
        apps.get_model("cases", "Case").objects.filter(pk=case).update(
            restricted_from=datetime.combine(begun, time.min, AMSTERDAM),
            restricted_until=None if None in ends else max(ends),
        )


class Migration(migrations.Migration):

    dependencies = [
        ('privacy', '0002_who_was_told'),
        ('cases', '0005_kept_and_not_used'),
    ]

    operations = [migrations.RunPython(lock, migrations.RunPython.noop)]
