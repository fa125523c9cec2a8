"""Every line of the log seals the one before it; what was written before is sealed now.

One transaction on both databases: killed halfway, nothing has happened. Older code can read on; it
cannot write lines any more, because a line without its link is refused.
"""

import passend.core.clock
import passend.core.log.links
from django.db import migrations, models
from passend.core.log import links

BATCH = 1000
YOUNGEST = 3  # years: no line that is younger can be dropped, whatever a school chooses

SQLITE = [
    """
CREATE TRIGGER core_event_no_update BEFORE UPDATE ON core_event
BEGIN SELECT RAISE(ABORT, 'core_event is append-only'); END
""",
    f"""
CREATE TRIGGER core_event_no_delete BEFORE DELETE ON core_event
WHEN OLD.seq IS NULL OR OLD.at > datetime('now', '-{YOUNGEST} years')
  OR OLD.seq > COALESCE((SELECT MAX(last_seq) FROM core_sealedday), 0)
BEGIN SELECT RAISE(ABORT, 'core_event is append-only'); END
""",
    # INSERT OR REPLACE deletes without asking the trigger above.
    """
CREATE TRIGGER core_event_only_linked BEFORE INSERT ON core_event
WHEN NEW.seq IS NULL OR length(NEW.mac) <> 64 OR NEW.key_id = ''
  OR EXISTS (SELECT 1 FROM core_event WHERE id = NEW.id)
  OR EXISTS (SELECT 1 FROM core_event WHERE seq = NEW.seq)
BEGIN SELECT RAISE(ABORT, 'core_event is append-only, and every line has its link'); END
""",
    """
CREATE TRIGGER core_sealedday_no_update BEFORE UPDATE ON core_sealedday
BEGIN SELECT RAISE(ABORT, 'core_sealedday is append-only'); END
""",
    """
CREATE TRIGGER core_sealedday_no_delete BEFORE DELETE ON core_sealedday
BEGIN SELECT RAISE(ABORT, 'core_sealedday is append-only'); END
""",
    """
CREATE TRIGGER core_sealedday_no_replace BEFORE INSERT ON core_sealedday
WHEN EXISTS (SELECT 1 FROM core_sealedday WHERE id = NEW.id OR first_seq = NEW.first_seq
  OR last_seq = NEW.last_seq)
BEGIN SELECT RAISE(ABORT, 'core_sealedday is append-only'); END
""",
    """
CREATE TRIGGER core_loghead_no_way_back BEFORE UPDATE ON core_loghead WHEN NEW.seq < OLD.seq
BEGIN SELECT RAISE(ABORT, 'core_loghead is append-only'); END
""",
    """
CREATE TRIGGER core_loghead_no_delete BEFORE DELETE ON core_loghead
BEGIN SELECT RAISE(ABORT, 'core_loghead is append-only'); END
""",
    """
CREATE TRIGGER core_loghead_no_replace BEFORE INSERT ON core_loghead
WHEN EXISTS (SELECT 1 FROM core_loghead WHERE id = NEW.id AND seq > NEW.seq)
BEGIN SELECT RAISE(ABORT, 'core_loghead is append-only'); END
""",
]
SQLITE_TRIGGERS = [text.split()[2] for text in SQLITE]
POSTGRES = f"""
CREATE OR REPLACE FUNCTION core_log_refuses() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION USING MESSAGE = TG_TABLE_NAME || ' is append-only',
  ERRCODE = 'restrict_violation'; END $$;
CREATE OR REPLACE FUNCTION core_log_drops_sealed_days() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF OLD.seq <= COALESCE((SELECT max(last_seq) FROM core_sealedday), 0)
    AND OLD.at < now() - interval '{YOUNGEST} years' THEN RETURN OLD; END IF;
  RAISE EXCEPTION 'core_event is append-only' USING ERRCODE = 'restrict_violation';
END $$;
CREATE TRIGGER core_event_no_update BEFORE UPDATE ON core_event
FOR EACH ROW EXECUTE FUNCTION core_log_refuses();
CREATE TRIGGER core_event_no_delete BEFORE DELETE ON core_event
FOR EACH ROW EXECUTE FUNCTION core_log_drops_sealed_days();
CREATE TRIGGER core_event_only_linked BEFORE INSERT ON core_event
FOR EACH ROW WHEN (NEW.seq IS NULL OR length(NEW.mac) <> 64 OR NEW.key_id = '')
EXECUTE FUNCTION core_log_refuses();
CREATE TRIGGER core_event_no_truncate BEFORE TRUNCATE ON core_event
FOR EACH STATEMENT EXECUTE FUNCTION core_log_refuses();
CREATE TRIGGER core_sealedday_append_only BEFORE UPDATE OR DELETE ON core_sealedday
FOR EACH ROW EXECUTE FUNCTION core_log_refuses();
CREATE TRIGGER core_sealedday_no_truncate BEFORE TRUNCATE ON core_sealedday
FOR EACH STATEMENT EXECUTE FUNCTION core_log_refuses();
CREATE TRIGGER core_loghead_no_way_back BEFORE UPDATE ON core_loghead
FOR EACH ROW WHEN (NEW.seq < OLD.seq) EXECUTE FUNCTION core_log_refuses();
CREATE TRIGGER core_loghead_no_delete BEFORE DELETE ON core_loghead
FOR EACH ROW EXECUTE FUNCTION core_log_refuses();
CREATE TRIGGER core_loghead_no_truncate BEFORE TRUNCATE ON core_loghead
FOR EACH STATEMENT EXECUTE FUNCTION core_log_refuses();
"""
UNPROTECT = {
    "sqlite": [
        *(f"DROP TRIGGER IF EXISTS {name}" for name in SQLITE_TRIGGERS),
        "DROP TRIGGER IF EXISTS core_event_no_UPDATE",
        "DROP TRIGGER IF EXISTS core_event_no_DELETE",
    ],
    "postgresql": [
        "DROP TRIGGER IF EXISTS core_event_append_only ON core_event",
        "DROP TRIGGER IF EXISTS core_event_no_truncate ON core_event",
        "DROP FUNCTION IF EXISTS core_event_is_append_only",
        "DROP FUNCTION IF EXISTS core_log_refuses CASCADE",
        "DROP FUNCTION IF EXISTS core_log_drops_sealed_days CASCADE",
    ],
}


def protect(apps, schema_editor):  # type: ignore[no-untyped-def]
    on_postgres = schema_editor.connection.vendor == "postgresql"
    for sql in [POSTGRES] if on_postgres else SQLITE:
        schema_editor.execute(sql)


def unprotect(apps, schema_editor):  # type: ignore[no-untyped-def]
    for sql in UNPROTECT[schema_editor.connection.vendor]:
        schema_editor.execute(sql)


def seal_what_is_there(apps, schema_editor):  # type: ignore[no-untyped-def]
    """The lines of release 0.1, in the order in which they were written."""
    event = apps.get_model("core", "Event")
    names = [field.attname for field in event._meta.concrete_fields]
    key, seq, mac, at = links.current(), 0, links.START, None
    rows = event._base_manager.order_by("pk").values(*names)
    batch = []
    for row in rows.iterator(BATCH):
        seq += 1
        row |= {"seq": seq, "key_id": key}
        mac, at = links.link(mac, row), row["at"]
        batch.append((seq, key, mac, row["id"]))
        if len(batch) == BATCH:
            _write(schema_editor, batch)
    _write(schema_editor, batch)
    if at is not None:
        seal = links.sealed("head", key, str(seq), mac, links.plain(at))
        head = apps.get_model("core", "LogHead")
        head._base_manager.create(id=1, seq=seq, mac=mac, at=at, key_id=key, seal=seal)


def _write(schema_editor, batch):  # type: ignore[no-untyped-def]
    if batch:
        with schema_editor.connection.cursor() as cursor:
            cursor.executemany(
                "UPDATE core_event SET seq = %s, key_id = %s, mac = %s WHERE id = %s", batch
            )
        batch.clear()


class Migration(migrations.Migration):

    dependencies = [
        ('core', '0002_event_is_append_only'),
    ]

    operations = [
        migrations.RunPython(unprotect, migrations.RunPython.noop),
        migrations.CreateModel(
            name='LogHead',
            fields=[
                ('id', models.PositiveSmallIntegerField(default=1, primary_key=True, serialize=False)),
                ('seq', models.BigIntegerField(default=0)),
                ('mac', models.CharField(default='0000000000000000000000000000000000000000000000000000000000000000', max_length=64)),
                ('at', models.DateTimeField(default=passend.core.clock.now)),
                ('key_id', models.CharField(default=passend.core.log.links.current, max_length=20)),
                ('seal', models.CharField(max_length=64)),
                ('sent_seq', models.BigIntegerField(default=0)),
                ('sent_at', models.DateTimeField(null=True)),
            ],
        ),
        migrations.CreateModel(
            name='SealedDay',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('day', models.DateField()),
                ('first_seq', models.BigIntegerField(unique=True)),
                ('last_seq', models.BigIntegerField(unique=True)),
                ('head', models.CharField(max_length=64)),
                ('key_id', models.CharField(max_length=20)),
                ('seal', models.CharField(max_length=64)),
            ],
            options={
                'ordering': ['first_seq'],
            },
        ),
        migrations.AddField(
            model_name='event',
            name='key_id',
            field=models.CharField(db_default='', default='', max_length=20),
        ),
        migrations.AddField(
            model_name='event',
            name='mac',
            field=models.CharField(db_default='', default='', max_length=64),
        ),
        migrations.AddField(
            model_name='event',
            name='request',
            field=models.CharField(blank=True, db_default='', default='', max_length=36),
        ),
        migrations.AddField(
            model_name='event',
            name='seq',
            field=models.BigIntegerField(null=True, unique=True),
        ),
        migrations.RunPython(seal_what_is_there, migrations.RunPython.noop),
        migrations.RunPython(protect, migrations.RunPython.noop),
    ]
