import random
import shutil
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from bot.session import Draft, Session
from bot.store import Row, Store, StoreFailed, open_store, row_of, session_of
from bot.store.sqlite import VERSION
from bot.store.tables import MIGRATIONS

ANN, BOB = 101, 102


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "kept.db"


def opened(file: Path) -> Store:
    return open_store(f"sqlite:///{file}")


def session(person: int = ANN, revision: int = 5, sent: int = 5, **more: object) -> Session:
    return Session(person, revision, sent, **more)  # type: ignore[arg-type]


def put(store: Store, *sessions: Session, handled: tuple[int, ...] = ()) -> None:
    store.save([row_of(each) for each in sessions], handled, at=1_000)


def test_a_session_comes_back_as_it_was(file: Path) -> None:
    drafts = {"hk_disposal.disposal": Draft({"lots.0.cost": "1234.50", "insurer": None, "名": ["甲", 1]}, "lots", "p1")}
    whole = Session(
        ANN, 7, 6, 40, ["tap:9", "file:json"], "zh", "2026-05-31", "asking", "hk_disposal.disposal", drafts,
        "lots.0.cost", "2", ["a"], ["code", "值"], "壹佰", 39, leaving=True,
    )  # fmt: skip
    with closing(opened(file)) as store:
        put(store, whole)
        assert store.load(ANN) == whole
        assert store.load(BOB) is None
    with closing(opened(file)) as store:
        assert store.load(ANN) == whole
    assert session_of(row_of(whole)) == whole


def test_a_batch_is_kept_whole_or_not_at_all(file: Path) -> None:
    with closing(opened(file)) as store:
        torn: Row = (BOB, 5, 5, None, None, None)  # type: ignore[assignment]
        with pytest.raises(StoreFailed, match=r"kept\.db cannot be used"):
            store.save([row_of(session()), torn], [1], at=0)
    with closing(opened(file)) as store:
        assert store.load(ANN) is None
        assert store.known([1]) == set()


@pytest.mark.parametrize(
    "state", ["[]", "5", "{}", "null", "not json", '["en","","","",{"x":5},"","",[],[],"",1,false]']
)
def test_a_row_that_is_no_session_is_one_kind_of_error(state: str) -> None:
    with pytest.raises(ValueError):  # noqa: PT011 - json's own is one of them
        session_of((ANN, 5, 5, None, None, state))


def test_what_cannot_be_stored_fails_before_the_batch() -> None:
    with pytest.raises(UnicodeEncodeError):
        row_of(session(last_text="half \ud83d"))
    with pytest.raises(TypeError):
        row_of(session(note=[object()]))


def test_updates_are_known_until_they_are_swept(file: Path) -> None:
    with closing(opened(file)) as store:
        store.save([], [1, 2], at=1_000)
        store.save([], [2, 3], at=2_000)
        assert store.known([1, 2, 3, 4]) == {1, 2, 3}
        store.sweep(before=2_000)
        assert store.known([1, 2, 3, 4]) == {3}


def test_a_mark_leaves_the_message_that_a_newer_screen_chose(file: Path) -> None:
    with closing(opened(file)) as store:
        put(store, session(revision=6, sent=4, message=50))
        store.mark_sent(ANN, 5, 49)
        assert (store.load(ANN) or session()).message == 50
        assert store.unsent() == [ANN]
        store.mark_sent(ANN, 6, 51)
        assert (store.load(ANN) or session()).message == 51
        assert store.unsent() == []


def test_what_is_owed_is_paid_item_by_item(file: Path) -> None:
    with closing(opened(file)) as store:
        put(store, session(owed=["tap:1", "file:json", "tap:2"]), session(BOB))
        for paid in ("tap:2", "tap:1", "tap:1"):
            store.mark_paid(ANN, paid)
        assert (store.load(ANN) or session()).owed == ["file:json"]
        assert store.unsent() == [ANN]
        store.mark_paid(ANN, "file:json")
        store.mark_paid(999, "file:json")
        assert store.unsent() == []


def test_marks_are_durable_with_the_next_commit(file: Path) -> None:
    store = opened(file)
    put(store, session(sent=4))
    store.mark_sent(ANN, 5, 9)
    with closing(sqlite3.connect(file)) as other:
        assert other.execute("SELECT sent FROM sessions").fetchall() == [(4,)]
        store.commit()
        assert other.execute("SELECT sent FROM sessions").fetchall() == [(5,)]
    store.close()


def test_forgetting_leaves_no_trace_in_any_file(file: Path) -> None:
    chance = random.Random(3)
    store = opened(file)
    for step in range(600):
        person = chance.randint(1, 20)
        answers = {f"q{number}": f"SECRET-{person:03}-{step}" for number in range(chance.choice([1, 5, 40, 200]))}
        put(store, session(person, step, step, drafts={"x": Draft(answers)}), handled=(step,))
    assert b"SECRET-007" in written(file)
    store.forget(7)
    assert b"SECRET-007" not in written(file)
    assert b"SECRET-008" in written(file)
    store.close()


def written(file: Path) -> bytes:
    return b"".join(path.read_bytes() for path in file.parent.iterdir())


def test_a_closed_store_is_one_whole_file(file: Path, tmp_path: Path) -> None:
    store = opened(file)
    put(store, session())
    store.close()
    assert [path.name for path in tmp_path.iterdir()] == ["kept.db"]
    assert file.stat().st_mode & 0o077 == 0
    shutil.copy(file, tmp_path / "backup.db")
    with closing(opened(tmp_path / "backup.db")) as backup:
        assert backup.load(ANN) == session()


def test_a_store_that_was_not_closed_makes_the_next_start_careful(file: Path, tmp_path: Path) -> None:
    for _ in range(2):
        with closing(opened(file)) as store:
            assert not store.careful
    store = opened(file)
    killed = tmp_path / "killed.db"
    for path in list(tmp_path.iterdir()):
        shutil.copy(path, path.with_name(path.name.replace("kept", "killed")))
    store.close()
    with closing(opened(killed)) as after:
        assert after.careful
        assert [after.take_up(7), after.take_up(7), after.take_up(8)] == [0, 1, 0]
        after.save([], [8], at=0)
        assert [after.take_up(7), after.take_up(8)] == [2, 0]


def test_tables_of_a_newer_version_are_refused(file: Path) -> None:
    opened(file).close()
    with closing(sqlite3.connect(file)) as database:
        database.execute(f"PRAGMA user_version = {VERSION + 1}")
    with pytest.raises(StoreFailed, match="written by a newer version"):
        opened(file)


def test_the_version_counts_the_migrations() -> None:
    assert len(MIGRATIONS._migrations) == VERSION  # it has no public count


@pytest.mark.parametrize("name", ["no/such/folder.db", "."])
def test_a_path_that_cannot_be_written_is_said(tmp_path: Path, name: str) -> None:
    with pytest.raises(StoreFailed, match="cannot be"):
        opened(tmp_path / name)


def test_a_file_that_is_no_store_is_said(file: Path) -> None:
    file.write_bytes(b"a letter to the tax office " * 99)
    with pytest.raises(StoreFailed, match="not a database"):
        opened(file)
    assert file.read_bytes().startswith(b"a letter")


def test_what_is_owed_has_an_index(file: Path) -> None:
    opened(file).close()
    with closing(sqlite3.connect(file)) as database:
        plan = database.execute(
            "EXPLAIN QUERY PLAN SELECT person FROM sessions WHERE sent < revision OR owed IS NOT NULL"
        ).fetchall()
    assert "INDEX unsent" in plan[0][3]


def test_a_start_on_a_store_that_is_up_to_date_is_light(file: Path) -> None:
    opened(file).close()
    code = f"import sys; from bot.store import open_store; open_store('sqlite:///{file}').close(); print(*sys.modules)"
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert "bot.store.sqlite" in ran.stdout.split()
    assert "sqlite_utils" not in ran.stdout.split()
