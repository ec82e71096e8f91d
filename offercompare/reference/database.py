"""The one door to ``resources/data/reference.sqlite``: opened for reading on first use, from any thread."""

from __future__ import annotations

import threading
from functools import cache
from typing import TYPE_CHECKING, Any

from offercompare import resources

if TYPE_CHECKING:
    import sqlite3

# One connection serves all threads, one statement at a time: a look-up takes less time than opening another.
_LOCK = threading.Lock()


def rows(statement: str, *values: object) -> list[dict[str, Any]]:
    """Every row that ``statement`` finds, as column name to value; NULL is None."""
    with _LOCK:
        return _connection().execute(statement, values).fetchall()


def row(statement: str, *values: object) -> dict[str, Any] | None:
    """The first row that ``statement`` finds, or None."""
    return next(iter(rows(statement, *values)), None)


@cache
def _connection() -> sqlite3.Connection:
    import atexit
    import sqlite3

    where = resources.path("data/reference.sqlite").as_uri() + "?mode=ro&immutable=1"
    connection = sqlite3.connect(where, uri=True, check_same_thread=False)
    connection.row_factory = _named
    atexit.register(connection.close)
    return connection


def _named(cursor: sqlite3.Cursor, values: tuple[Any, ...]) -> dict[str, Any]:
    return {column[0]: value for column, value in zip(cursor.description, values, strict=True)}
