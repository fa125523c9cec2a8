"""One archive with everything but the keys: the database, the files, and what must come back.

An archive is a gzipped tar, written as a stream, if wanted inside an age envelope (pyrage) for a
public key whose private half is not on the server. Its parts, in this order:

    database.dump | database.sqlite3    of one moment (pg_dump from a snapshot; SQLite's backup)
    files/<id>                          as they lie on the disk: sealed stays sealed
    files.txt                           id, size and sha256 of each, in the same order
    manifest.json                       version, migrations, rows and hash per table, hashes

The keys of sealed fields are not in it: only their names, with a check that tells one key from
another (`manifest.key_marks`). Who has an archive and no keys cannot read what students wrote.
"""

from .making import make, rotate
from .manifest import BackupProblem, Manifest
from .reading import verify
from .restoring import restore

__all__ = ["BackupProblem", "Manifest", "make", "restore", "rotate", "verify"]
