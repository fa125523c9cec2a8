"""The database itself refuses to change what somebody agreed to."""

from django.db import migrations

COLUMNS = "agreement_id, role, method, at, answers, text, text_sha256"
SQLITE = f"""
CREATE TRIGGER agreements_consent_no_update BEFORE UPDATE OF {COLUMNS} ON agreements_consent
BEGIN SELECT RAISE(ABORT, 'a consent is never changed'); END
"""
POSTGRES = f"""
CREATE FUNCTION agreements_consent_is_fixed() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION 'a consent is never changed' USING ERRCODE = 'restrict_violation'; END $$;
CREATE TRIGGER agreements_consent_no_update BEFORE UPDATE OF {COLUMNS} ON agreements_consent
FOR EACH ROW EXECUTE FUNCTION agreements_consent_is_fixed();
"""


def protect(apps, schema_editor):  # type: ignore[no-untyped-def]
    on_postgres = schema_editor.connection.vendor == "postgresql"
    schema_editor.execute(POSTGRES if on_postgres else SQLITE)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0001_initial")]
    operations = [migrations.RunPython(protect, migrations.RunPython.noop)]
