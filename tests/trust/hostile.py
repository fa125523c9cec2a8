"""What somebody sends who wants to see it break: values, bodies, addresses and methods."""

import ast
import re
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from functools import cache
from importlib import import_module
from pathlib import Path
from traceback import walk_stack
from typing import Any, TypeGuard
from unittest.mock import patch
from uuid import UUID

from django.core.files.uploadedfile import SimpleUploadedFile
from django.core.handlers.base import BaseHandler
from django.http import QueryDict
from django.urls.converters import IntConverter, UUIDConverter
from django.utils.http import urlencode

from tests.house.code import tree
from tests.nothing_missing import SECOND

VALUES = [
    "",
    "\x00",
    "x" * 70_000,
    "\U0001f600\u202e\u0301\ufffe" * 30,
    "٣",  # a digit to Python, and to no database
    "9" * 400,
    "-99999999999999999999",
    "9223372036854775808",  # one more than a database holds
    "NaN",
    "1e309",
    "0000-00-00",
    "9999-12-31",
    "0001-01-01",
    "31-02-2026",
    "00000000-0000-4000-8000-000000000000",
    "core.school:1",
    "a:b:c",
    "../../../etc/passwd",
    "%s%n{0.__class__}{{7*7}}",
    "' OR 1=1 --",
    "http://[",
    "\r\nSet-Cookie: a=b",
    "[]",
    '{"a": {"b": []}}',
]
"""Each of these has broken a program somewhere; the wrong type for nearly every field."""
A_DATABASE_ANSWERS = [
    "\x00", "x" * 70_000, "\U0001f600\u202e\u0301\ufffe" * 30, "٣", "9" * 400,
    "-99999999999999999999", "9223372036854775808", "NaN", "1e309", "9999-12-31", "0001-01-01",
]  # fmt: skip
"""Those that one database refuses and another keeps. What Python itself does with the rest is the
same on both."""
PAGES = BaseHandler._get_response.__code__  # what calls the view
METHODS = ["get", "head", "post", "put", "patch", "delete", "options", "trace"]
BROKEN: list[tuple[str, bytes]] = (
    []
    if SECOND
    else [
        ("application/json", b'{"a": ['),
        ("multipart/form-data; boundary=x", b"--x\r\nContent-Disposition: form-data"),
        ("multipart/form-data", b"no boundary at all"),
        ("application/x-www-form-urlencoded; charset=utf-32", b"\xff\xfe%ff%00=%"),
        ("application/x-www-form-urlencoded; charset=made-up", b"a=%E9"),
        ("text/xml", b"<!DOCTYPE a [<!ENTITY b SYSTEM 'file:///etc/passwd'>]><a>&b;</a>"),
        ("", b"\x00\xff"),
    ]
)
"""Bodies that are not what they say, with their content type. No database ever sees them."""
PATHS = [
    "/%00", "/%ff%fe", "/%u0041", "//evil.example/", "/../../etc/passwd", "/%2e%2e/%2e%2e/x",
    f"/{'a' * 5000}", "/;/", "/.git/config", "/.env", "/static/../settings.py", "/static/%00",
    "/static/%ff", "/static/", "/admin/", "/studenten", "/dossiers//", "/?%ff=%00&a[]=1",
]  # fmt: skip
"""Addresses that no page has, and that a scanner asks for first."""


def keys(converter: Any) -> list[str]:
    """Texts that reach a view as the key of nothing, as far as the converter lets them through."""
    if isinstance(converter, UUIDConverter):
        return ["00000000-0000-0000-0000-000000000000", "ffffffff-ffff-ffff-ffff-ffffffffffff"]
    if isinstance(converter, IntConverter):
        return ["0", "9" * 30]
    texts = ["x:y:z", ":", "%00", "%ff", "..", "a" * 3000, "%F0%9F%98%80", "%25s", "csv", "MQ"]
    return [text for text in texts if "/" not in text]


def mark(converter: Any, n: int) -> object:
    """A key that can be found back in an address, and be replaced."""
    if isinstance(converter, UUIDConverter):
        return UUID(int=(5 << 120) + n)
    return 55_555_550 + n if isinstance(converter, IntConverter) else f"mark-{n}"


def queries(names: list[str]) -> Iterator[str]:
    """A query for every value, with each of these names."""
    for value in A_DATABASE_ANSWERS if SECOND else VALUES:
        yield urlencode([(name, value) for name in names])


def first_queries(names: list[str]) -> Iterator[str]:
    """What any page may get: texts that are none, and the same name twice."""
    for value in VALUES[1:3]:
        yield urlencode([(name, value) for name in names])
    yield "&".join(f"{name}=%ff&{name}=%00" for name in names)


@contextmanager
def names_read() -> Iterator[set[str]]:
    """The names that the pages inside read from what is asked; what comes before a page, as the
    bounds on how often somebody asks, reads the same of every page and does not count."""
    read: set[str] = set()

    def spied(name: str) -> Any:
        honest = getattr(QueryDict, name)

        def spy(query: QueryDict, *args: Any) -> Any:
            if any(frame.f_code is PAGES for frame, _line in walk_stack(None)):
                read.update(map(str, args[:1]) if name != "copy" else query)
            return honest(query, *args)

        return patch.object(QueryDict, name, spy)

    with ExitStack() as stack:
        for name in ("__getitem__", "__contains__", "get", "getlist", "copy"):
            stack.enter_context(spied(name))
        yield read


@cache
def asked(module: str) -> list[str]:
    """The names that these views read from the address, found in the code itself."""
    calls = [node for node in ast.walk(tree(source(module))) if isinstance(node, ast.Call)]
    reads = [
        node for node in calls if ast.unparse(node.func).endswith((".GET.get", ".GET.getlist"))
    ]
    return sorted({str(arg.value) for node in reads for arg in node.args[:1] if is_text(arg)})


def source(module: str) -> Path:
    return Path(str(import_module(module).__file__))


def is_text(node: ast.expr) -> TypeGuard[ast.Constant]:
    return isinstance(node, ast.Constant) and isinstance(node.value, str)


OF_A_ROW = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|\d+")


def one_of_a_kind(names: list[str]) -> list[str]:
    """`lines-0-title` and `lines-1-title` are read by the same code: one of them is enough."""
    return list({OF_A_ROW.sub("n", name): name for name in reversed(names)}.values())


def bodies(honest: dict[str, Any], names: set[str]) -> Iterator[dict[str, Any]]:
    """The form, with one hostile value in all its fields; then only in the fields that count.

    On the second database only what a database may answer otherwise. A form of a button alone has
    nothing to put a value in.
    """
    fields = sorted((names | set(honest)) - {"csrfmiddlewaretoken"})
    if not fields:
        return
    if SECOND:
        yield from (dict.fromkeys(fields, value) for value in A_DATABASE_ANSWERS)
        yield from (
            {**honest, name: A_DATABASE_ANSWERS[some(name, A_DATABASE_ANSWERS)]}
            for name in one_of_a_kind(fields)
        )
        return
    for value in VALUES:
        yield dict.fromkeys(fields, value)
    yield {name: [value, value] for name, value in honest.items() if isinstance(value, str)}
    yield {name: SimpleUploadedFile("a.pdf", b"\x00") for name in fields}  # a file as a word
    for name in one_of_a_kind(fields):
        yield {**honest, name: VALUES[some(name, VALUES)]}
        yield {key: value for key, value in honest.items() if key != name}


def some(name: str, of: list[Any]) -> int:
    """Another for each name, and the same each time."""
    return sum(map(ord, name)) % len(of)
