"""Two people saved one draft: what each changed, put together, and where they differ (T-06).

Plain values in and out, in the shape that `actions.snapshot` gives.
"""

from collections.abc import Mapping
from typing import Any

Content = dict[str, Any]
Row = dict[str, Any]
GONE: Row = {}


def merged(base: Content, theirs: Content, mine: Content) -> Content:
    """My text where I changed something, theirs where only they did; no line gets lost."""
    return {
        "fields": _merged_row(base["fields"], theirs["fields"], mine["fields"]),
        "lines": _merged_rows(base["lines"], theirs["lines"], mine["lines"]),
        "wishes": _merged_rows(base["wishes"], theirs["wishes"], mine["wishes"]),
    }


def differences(theirs: Content, mine: Content) -> list[tuple[str, int, str, Any, Any]]:
    """Where the two texts differ: part, row number, field, what is saved, what I wrote."""
    found = [("fields", 0, *d) for d in _row_differences(theirs["fields"], mine["fields"])]
    for part in ("lines", "wishes"):
        own = by_id(mine[part])
        for number, row in enumerate(theirs[part], 1):
            other = own.pop(row["id"], GONE)
            found += [(part, number, *d) for d in _row_differences(row, other)]
        for row in [*own.values(), *(r for r in mine[part] if not r["id"])]:
            found += [(part, 0, *d) for d in _row_differences(GONE, row)]
    return found


def by_id(rows: list[Row]) -> dict[str, Row]:
    return {row["id"]: row for row in rows if row["id"]}


def _merged_row(base: Row, theirs: Row, mine: Row) -> Row:
    return {
        name: theirs[name] if mine.get(name) == base.get(name) else mine.get(name)
        for name in theirs
    }


def _merged_rows(base: list[Row], theirs: list[Row], mine: list[Row]) -> list[Row]:
    before, own = by_id(base), by_id(mine)
    rows = []
    for row in theirs:
        if row["id"] not in own:
            rows.append(row)  # theirs, new
        else:
            known, other = before.get(row["id"], GONE), own[row["id"]]
            dropped = bool(other.get("drop")) and _same(known, row)
            rows.append({**_merged_row(known, row, other), "drop": dropped})
    saved = by_id(theirs)
    for key, row in own.items():
        if key not in saved and not _same(row, before.get(key, GONE)):
            rows.append({**row, "id": ""})  # they dropped what I was changing: mine stays
    return rows + [row for row in mine if not row["id"]]


def _same(one: Mapping[str, Any], other: Mapping[str, Any]) -> bool:
    return not _row_differences(one, other)


def _row_differences(
    theirs: Mapping[str, Any], mine: Mapping[str, Any]
) -> list[tuple[str, Any, Any]]:
    names = [name for name in {**theirs, **mine} if name not in {"id", "drop"}]
    found = [(name, theirs.get(name) or "", mine.get(name) or "") for name in names]
    return [d for d in found if d[1] != d[2]]
