"""The database itself refuses to rewrite history, whoever asks."""

from django.db import migrations

SQLITE = """
CREATE TRIGGER core_event_no_{op} BEFORE {op} ON core_event
BEGIN SELECT RAISE(ABORT, 'core_event is append-only'); END
"""
POSTGRES = """
CREATE FUNCTION core_event_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'core_event is append-only' USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER core_event_append_only BEFORE UPDATE OR DELETE ON core_event
FOR EACH ROW EXECUTE FUNCTION core_event_is_append_only();
CREATE TRIGGER core_event_no_truncate BEFORE TRUNCATE ON core_event
FOR EACH STATEMENT EXECUTE FUNCTION core_event_is_append_only();
"""


def protect(apps, schema_editor):  # type: ignore[no-untyped-def]
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(POSTGRES)
    else:
        for op in ("UPDATE", "DELETE"):
            schema_editor.execute(SQLITE.format(op=op))


class Migration(migrations.Migration):
    dependencies = [("core", "0001_initial")]
    operations = [migrations.RunPython(protect, migrations.RunPython.noop)]
