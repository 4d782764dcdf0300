"""Databases: the tables with their types, and views over them (``views.sql``)."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing
from importlib.resources import files
from pathlib import Path

import pandas as pd

from attribution.export.material import Material, plain_rows
from attribution.tables import KEYS

_TYPES = {"Int64": "INTEGER", "float64": "REAL"}  # all else is text


def sqlite_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """``attributions.sqlite``, which Python, R, DB Browser and Datasette open."""
    with closing(sqlite3.connect(":memory:")) as database:
        for name, table in material.tables.items():
            columns = ", ".join(
                f"{_quoted(column)} {_TYPES.get(str(dtype), 'TEXT')}"
                for column, dtype in table.dtypes.items()
            )
            key = f", PRIMARY KEY ({', '.join(map(_quoted, KEYS[name]))})" if name in KEYS else ""
            database.execute(f"CREATE TABLE {_quoted(name)} ({columns}{key})")
            places = ", ".join("?" * len(table.columns))
            database.executemany(f"INSERT INTO {_quoted(name)} VALUES ({places})", _rows(table))
        database.executescript(_views())
        database.commit()
        yield "attributions.sqlite", database.serialize()


def duckdb_files(material: Material) -> Iterator[tuple[str, bytes]]:
    """``attributions.duckdb``. DuckDB writes an identifier of its own into each file: equal tables, not equal bytes."""
    import duckdb

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "attributions.duckdb")
        with duckdb.connect(str(path)) as database:
            for name, table in material.tables.items():
                database.register("given", table)
                database.execute(f"CREATE TABLE {_quoted(name)} AS SELECT * FROM given")
                database.unregister("given")
            database.execute(_views())
        yield path.name, path.read_bytes()


def _views() -> str:
    return files(__package__).joinpath("views.sql").read_text(encoding="utf-8")


def _rows(table: pd.DataFrame) -> Iterator[list[object]]:
    return ([_encodable(value) for value in row] for row in plain_rows(table))


def _encodable(value: object) -> object:
    """A value that UTF-8 can hold; half a character, of a text that was cut in two, becomes a question mark."""
    return value.encode("utf-8", "replace").decode("utf-8") if isinstance(value, str) else value


def _quoted(name: object) -> str:
    doubled = str(name).replace('"', '""')
    return f'"{doubled}"'
