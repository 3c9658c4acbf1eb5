"""The tables, and how older ones are brought up to date. Append only; bot/store/sqlite.py names the version."""

import sqlite3

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("wenshui")


@MIGRATIONS()
def sessions(database: Database) -> None:
    columns = {"person": int, "revision": int, "sent": int, "message": int, "owed": str, "state": str}
    database.table("sessions").create(columns, pk="person", not_null={"revision", "sent", "state"})
    database.table("handled").create({"update_id": int, "at": int}, pk="update_id", not_null={"at"})
    database.table("in_hand").create({"update_id": int, "tries": int}, pk="update_id", not_null={"tries"})
    database.execute("CREATE INDEX unsent ON sessions (person) WHERE sent < revision OR owed IS NOT NULL")


def migrate(connection: sqlite3.Connection) -> None:
    MIGRATIONS.apply(Database(connection))
