"""What somebody agreed to stays as it was; it may lie under another key.

The text is sealed, so it looks different under another key while it says the same; its hash, which
still cannot change, proves that.
"""

from django.db import migrations

COLUMNS = "agreement_id, role, method, at, answers, text_sha256"
SQLITE = [
    "DROP TRIGGER agreements_consent_no_update",
    f"""
CREATE TRIGGER agreements_consent_no_update BEFORE UPDATE OF {COLUMNS} ON agreements_consent
BEGIN SELECT RAISE(ABORT, 'a consent is never changed'); END
""",
    """
CREATE TRIGGER agreements_consent_only_another_key BEFORE UPDATE OF text ON agreements_consent
WHEN instr(NEW.text, ':') < 2
  OR substr(NEW.text, 1, instr(NEW.text, ':')) = substr(OLD.text, 1, instr(OLD.text, ':'))
BEGIN SELECT RAISE(ABORT, 'a consent is never changed'); END
""",
]
POSTGRES = f"""
DROP TRIGGER agreements_consent_no_update ON agreements_consent;
CREATE TRIGGER agreements_consent_no_update BEFORE UPDATE OF {COLUMNS} ON agreements_consent
FOR EACH ROW EXECUTE FUNCTION agreements_consent_is_fixed();
CREATE TRIGGER agreements_consent_only_another_key BEFORE UPDATE OF text ON agreements_consent
FOR EACH ROW WHEN (strpos(NEW.text, ':') < 2
  OR split_part(NEW.text, ':', 1) = split_part(OLD.text, ':', 1))
EXECUTE FUNCTION agreements_consent_is_fixed();
"""


def protect(apps, schema_editor):  # type: ignore[no-untyped-def]
    on_postgres = schema_editor.connection.vendor == "postgresql"
    for sql in [POSTGRES] if on_postgres else SQLITE:
        schema_editor.execute(sql)


class Migration(migrations.Migration):
    dependencies = [("agreements", "0002_consent_is_never_changed")]
    operations = [migrations.RunPython(protect, migrations.RunPython.noop)]
