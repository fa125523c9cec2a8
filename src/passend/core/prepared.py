"""A query that Django writes once in a process, and fills in at every request.

    OPEN = Prepared(lambda case: Need.objects.filter(case=case, closed_on=None))
    needs = OPEN(case=case.pk)

To write one query Django takes about a thousand steps, more than the database takes to answer it,
and a page asks thirty. What is written depends on nothing but its values: those are asked for by
name, and filled in each time. So nothing of an answer is remembered; only the words of the
question are. Not with `prefetch_related`. See ADR 0077.
"""

from collections.abc import Callable, Iterable
from copy import copy
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from types import SimpleNamespace
from typing import Any, Generic, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connection, connections
from django.db.models import QuerySet, Value

from . import clock

Row = TypeVar("Row")
SOME_DAYS = (datetime(2001, 2, 3, tzinfo=UTC), datetime(2002, 3, 4, tzinfo=UTC))


@dataclass(frozen=True)
class Hole:
    """The place of a value among the values of a query, and how the database wants it."""

    name: str
    kind: Any = field(compare=False)

    def filled(self, values: dict[str, Any], here: Any) -> Any:
        return self.kind.get_db_prep_value(values[self.name], here)


class Asked(Value):
    """A value that is asked for by its name. Of which kind it is says the first one."""

    def __init__(self, name: str, first: Any) -> None:
        super().__init__(first)
        self.name = name

    def as_sql(self, *_: Any) -> Any:
        return "%s", [Hole(self.name, self.output_field)]


@dataclass(frozen=True)
class _Written:
    """The words of a query, its values with holes, and how its rows are read."""

    found: QuerySet[Any]
    compiler: Any
    words: str
    values: tuple[Any, ...]
    converters: Any

    def rows(self, values: dict[str, Any], here: Any) -> Iterable[Any]:
        compiler = copy(self.compiler)
        compiler.connection = here
        filled = [v.filled(values, here) if isinstance(v, Hole) else v for v in self.values]
        compiler.as_sql = lambda *_, **__: (self.words, filled)
        compiler.get_converters = lambda _: self.converters
        read: Any = self.found
        query = read.query
        asked = SimpleNamespace(
            db=compiler.using,
            query=SimpleNamespace(
                get_compiler=lambda *_, **__: compiler,
                extra_select=query.extra_select,
                values_select=query.values_select,
                annotation_select=query.annotation_select,
            ),
            _fields=read._fields,
            _known_related_objects={},
        )
        return read._iterable_class(asked)  # type: ignore[no-any-return]


class Prepared(Generic[Row]):
    """Call it with the values by name, of one kind each; the answer is a list."""

    def __init__(self, build: Callable[..., "QuerySet[Any, Row]"]) -> None:
        self.build = build
        self.written: dict[str, _Written | None] = {}

    def __call__(self, **values: Any) -> list[Row]:
        """Raises ValueError for a value that is None: in a database nothing is equal to that."""
        if any(value is None for value in values.values()):
            raise ValueError("Nothing is equal to nothing in a database.")
        # Itself, and not the `connection` of Django, which looks it up at each look at it.
        here = connections[DEFAULT_DB_ALIAS]
        if here.vendor not in self.written:
            self.written[here.vendor] = self._write(values)
        written = self.written[here.vendor]
        return list(written.rows(values, here)) if written else []

    def of(self, case: Any) -> list[Row]:
        """What hangs on this dossier, and knows it: `case` is asked for, and nothing else."""
        rows = self(case=case.pk)
        for row in rows:
            row.case = case  # type: ignore[attr-defined]
        return rows

    def _write(self, values: dict[str, Any]) -> _Written | None:
        """None for a question to which nothing can be an answer, whatever the values: a database
        is not asked that. Raises ValueError when a value of today would stay in it."""
        asked = {name: Asked(name, value) for name, value in values.items()}
        written = []
        for day in SOME_DAYS:
            with clock.at(day):
                found = self.build(**asked)
                compiler = found.query.get_compiler(connection=connection)
                try:
                    written.append(compiler.as_sql())
                except EmptyResultSet:
                    return None
        if written[0] != written[1]:
            raise ValueError("A prepared query reads the clock: ask for the day by name.")
        words, params = written[1]
        fields = [one[0] for one in compiler.select[: compiler.col_count]]
        return _Written(found, compiler, words, tuple(params), compiler.get_converters(fields))


class PreparedByKind(Generic[Row]):
    """The same for a question whose words differ by a kind, of which there are few: as what
    somebody looks, how many words were typed. It is written once for each kind.

    SEEN = PreparedByKind(lambda sight, **who: Case.objects.in_sight(sight, **who))
    """

    def __init__(self, build: Callable[..., "QuerySet[Any, Row]"]) -> None:
        self.build = build
        self.kinds: dict[Any, Prepared[Row]] = {}

    def __call__(self, kind: Any, **values: Any) -> list[Row]:
        if kind not in self.kinds:
            self.kinds[kind] = Prepared(partial(self.build, kind))
        return self.kinds[kind](**values)
