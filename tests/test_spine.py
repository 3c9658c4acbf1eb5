"""The bot against a Bot API, with a toy conversation: what a person's phone shows."""

import asyncio
import io
import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import aiohttp
import pytest

from bot.store import StoreFailed
from bot.telegram.service import ServiceFailed
from tests.botapi import ME, BotApi, Refusal
from tests.bots import by_webhook, serving

ANN, BOB = 101, 102
GROUP = -500


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as server:
        yield server


def unsent(folder: Path) -> list[int]:
    with closing(sqlite3.connect(folder / "toy.db")) as database:
        return [row[0] for row in database.execute("SELECT person FROM sessions WHERE sent < revision OR owed <> ''")]


def kept(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in folder.iterdir())


def rename(folder: Path, table: str, name: str) -> None:
    with closing(sqlite3.connect(folder / "toy.db")) as database, database:
        database.execute(f"ALTER TABLE {table} RENAME TO {name}")


async def greeted(api: BotApi, person: int) -> None:
    await api.write(person, "one")
    await api.until(lambda: api.shows(person, "1 [one]"))


async def test_a_text_is_answered_below_and_a_tap_in_place(api: BotApi, tmp_path: Path) -> None:
    async with serving(api, tmp_path):
        await greeted(api, ANN)
        first = api.last(ANN)
        tap = await api.tap(ANN, first.data[0], first.number)
        await api.until(lambda: "2 [one tap]" in api.chats[ANN][first.number].text and api.answered[tap])
        await api.write(ANN, "two")
        await api.until(lambda: api.shows(ANN, "3 [one tap two]") and not api.chats[ANN][first.number].rows)
    assert api.last(ANN).number > first.number
    assert api.last(ANN).data
    assert unsent(tmp_path) == []


@pytest.mark.parametrize("mode", [{}, by_webhook()], ids=["polling", "webhook"])
async def test_an_update_that_comes_twice_counts_once(api: BotApi, tmp_path: Path, mode: dict[str, str]) -> None:
    api.doubled = 1.0
    async with serving(api, tmp_path, **mode):
        for word in ("one", "two"):
            await api.write(ANN, word)
            await api.until(lambda word=word: api.shows(ANN, f"{word}]"))
        await api.until(lambda: not api.deliveries)
    assert api.shows(ANN, "2 [one two]")
    assert api.count("sendMessage") == 2


async def test_several_texts_in_a_batch_are_one_answer(api: BotApi, tmp_path: Path) -> None:
    for word in ("one", "two", "three"):
        await api.write(ANN, word)
    await api.write(BOB, "four")
    async with serving(api, tmp_path):
        await api.until(lambda: api.shows(ANN, "3 [one two three]") and api.shows(BOB, "1 [four]"))
    assert api.count("sendMessage") == 2


async def test_a_double_tap_counts_once_and_both_are_answered(api: BotApi, tmp_path: Path) -> None:
    async with serving(api, tmp_path):
        await greeted(api, ANN)
        shown = api.last(ANN)
        taps = [await api.tap(ANN, shown.data[0], shown.number) for _ in range(6)]
        await api.until(lambda: "2 [one tap]" in api.last(ANN).text and all(api.answered[tap] for tap in taps))
    assert api.count("editMessageText") == 1
    assert set(api.answered.values()) == {1}


async def test_a_stale_tap_on_an_older_message_brings_the_screen_below(api: BotApi, tmp_path: Path) -> None:
    async with serving(api, tmp_path):
        await greeted(api, ANN)
        old = api.last(ANN)
        data = old.data[0]
        await api.write(ANN, "two")
        await api.until(lambda: api.shows(ANN, "2 [one two]"))
        current = api.last(ANN).number
        await api.tap(ANN, data, old.number)
        await api.until(lambda: api.last(ANN).number > current)
        assert "2 [one two]" in api.last(ANN).text
        await api.until(lambda: not api.chats[ANN][current].rows)


async def test_a_tap_while_the_screen_travels_does_not_send_it_twice(api: BotApi, tmp_path: Path) -> None:
    api.plan["sendMessage"].append("slow")
    async with serving(api, tmp_path):
        await api.write(ANN, "one")
        await api.until(lambda: not api.plan["sendMessage"])
        tap = await api.tap(ANN, "0:tap", 7)
        await api.until(lambda: api.answered[tap] and api.shows(ANN, "1 [one]"))
    assert api.count("sendMessage") == 1
    assert unsent(tmp_path) == []


async def test_a_text_while_the_screen_travels_takes_its_buttons_off(api: BotApi, tmp_path: Path) -> None:
    api.plan["sendMessage"].append("slow")
    async with serving(api, tmp_path):
        await api.write(ANN, "one")
        await api.until(lambda: not api.plan["sendMessage"])
        await api.write(ANN, "two")
        await api.until(lambda: api.shows(ANN, "2 [one two]"))
        first, second = sorted(message for message in api.chats[ANN])
        await api.until(lambda: not api.chats[ANN][first].rows)
    assert api.chats[ANN][second].rows


@pytest.mark.parametrize("faults", [[500], [429], [500, 429], ["drop"]])
async def test_a_screen_arrives_in_spite_of(api: BotApi, tmp_path: Path, faults: list[int | str]) -> None:
    api.plan["sendMessage"].extend(faults)
    async with serving(api, tmp_path):
        await api.write(ANN, "one")
        await api.until(lambda: api.count("sendMessage") == len(faults) + 1)
        await api.until(lambda: api.shows(ANN, "1 [one]"))
    assert unsent(tmp_path) == []


async def test_a_newer_screen_overtakes_one_that_cannot_be_sent(api: BotApi, tmp_path: Path) -> None:
    api.plan["sendMessage"].append(500)
    async with serving(api, tmp_path):
        await api.write(ANN, "one")
        await api.until(lambda: api.count("sendMessage") == 1)
        await api.write(ANN, "two")
        await api.until(lambda: api.shows(ANN, "2 [one two]"))
    assert len(api.chats[ANN]) == 1


async def test_one_persons_trouble_is_not_anothers(api: BotApi, tmp_path: Path) -> None:
    api.plan["sendMessage"].append(Refusal(429, "Too Many Requests: retry after 30", retry_after=30))
    async with serving(api, tmp_path):
        await api.write(ANN, "one")
        await api.until(lambda: api.count("sendMessage") == 1)
        await greeted(api, BOB)
    assert unsent(tmp_path) == [ANN]  # SIGTERM did not wait for the 30 seconds
    async with serving(api, tmp_path):
        await api.until(lambda: api.shows(ANN, "1 [one]"))


@pytest.mark.parametrize(
    "refusal", [Refusal(403, "Forbidden: bot was blocked by the user"), Refusal(400, "Bad Request: chat not found")]
)
async def test_who_blocked_the_bot_is_left_alone_until_they_write(
    api: BotApi, tmp_path: Path, refusal: Refusal
) -> None:
    api.plan["sendMessage"].append(refusal)
    async with serving(api, tmp_path):
        await api.write(ANN, "one")
        await api.until(lambda: api.count("sendMessage") == 1)
    assert unsent(tmp_path) == []
    async with serving(api, tmp_path):
        await api.write(ANN, "two")
        await api.until(lambda: api.shows(ANN, "2 [one two]"))
    assert api.count("sendMessage") == 2


async def test_an_edit_whose_message_is_gone_is_sent_below(api: BotApi, tmp_path: Path) -> None:
    async with serving(api, tmp_path):
        await greeted(api, ANN)
        gone = api.chats[ANN].pop(api.last(ANN).number)
        await api.tap(ANN, gone.data[0], gone.number)
        await api.until(lambda: api.shows(ANN, "2 [one tap]"))
    assert api.last(ANN).number > gone.number


async def test_an_edit_that_was_done_already_is_done(api: BotApi, tmp_path: Path) -> None:
    api.plan["editMessageText"].append("drop")
    async with serving(api, tmp_path):
        await greeted(api, ANN)
        await api.tap(ANN, api.last(ANN).data[0], api.last(ANN).number)
        await api.until(lambda: api.count("editMessageText") == 2)
    assert len(api.chats[ANN]) == 1
    assert unsent(tmp_path) == []


async def test_a_long_screen_is_several_messages_the_last_with_the_buttons(api: BotApi, tmp_path: Path) -> None:
    async with serving(api, tmp_path):
        await api.write(ANN, "long")
        await api.until(lambda: len(api.chats[ANN]) == 3)
        assert [bool(message.rows) for message in api.chats[ANN].values()] == [False, False, True]
        last = api.last(ANN).number
        await api.tap(ANN, api.last(ANN).data[0], last)
        await api.until(lambda: "1 [tap]" in api.last(ANN).text)
    # the same long screen again: its first part where the buttons were, the others below
    assert [message.text for message in api.chats[ANN].values()][2:4] == ["part one", "part two"]
    assert api.chats[ANN][last].text == "part one"


async def test_html_that_telegram_does_not_understand_is_sent_plain(api: BotApi, tmp_path: Path) -> None:
    async with serving(api, tmp_path):
        await api.write(ANN, "bad html")
        await api.until(lambda: api.shows(ANN, "0 []"))
    assert not api.last(ANN).html
    assert api.last(ANN).text == "0 []"
    assert unsent(tmp_path) == []


@pytest.mark.parametrize("text", ["raise", "unspeakable"])
async def test_an_answer_that_makes_the_conversation_fail_is_set_aside(api: BotApi, tmp_path: Path, text: str) -> None:
    await api.write(ANN, "one")
    await api.write(ANN, text)
    await api.write(BOB, "four")
    async with serving(api, tmp_path):
        await api.until(lambda: api.shows(ANN, "1 [one]</b> sorry") and api.shows(BOB, "1 [four]"))
        await api.write(ANN, "two")
        await api.until(lambda: api.shows(ANN, "2 [one two]"))


async def test_a_file(api: BotApi, tmp_path: Path) -> None:
    async with serving(api, tmp_path):
        await greeted(api, ANN)
        await api.write(ANN, "file")
        await api.until(lambda: api.files)
    assert api.files == [(ANN, "结果.json", b"one")]
    assert unsent(tmp_path) == []


async def test_a_text_while_a_file_travels_does_not_send_it_twice(api: BotApi, tmp_path: Path) -> None:
    api.plan["sendDocument"].append("slow")
    async with serving(api, tmp_path):
        await api.write(ANN, "file")
        await api.until(lambda: not api.plan["sendDocument"])
        await api.write(ANN, "one")
        await api.until(lambda: api.shows(ANN, "1 [one]"))
    assert len(api.files) == 1
    assert unsent(tmp_path) == []


async def test_a_tap_is_answered_once_however_long_that_takes(api: BotApi, tmp_path: Path) -> None:
    api.plan["answerCallbackQuery"].append("slow")
    async with serving(api, tmp_path):
        tap = await api.tap(ANN, "0:tap", 7)
        await api.until(lambda: not api.plan["answerCallbackQuery"])
        await greeted(api, ANN)
        await api.until(lambda: api.answered[tap])
    assert api.answered[tap] == 1


async def test_a_file_that_cannot_be_made_is_told(api: BotApi, tmp_path: Path) -> None:
    async with serving(api, tmp_path):
        await api.write(ANN, "no file")
        await api.until(lambda: api.shows(ANN, "sorry"))
    assert not api.files
    assert unsent(tmp_path) == []


async def test_the_persons_own_command_menu(api: BotApi, tmp_path: Path) -> None:
    async with serving(api, tmp_path):
        await api.write(ANN, "chinese")
        await api.until(lambda: any(name == "setMyCommands" and "chat_id" in str(sent) for name, sent in api.calls))
    sent = [params for name, params in api.calls if name == "setMyCommands" and "scope" in params]
    assert [
        json.loads(params["scope"]) if isinstance(params["scope"], str) else params["scope"] for params in sent
    ] == [{"type": "chat", "chat_id": ANN}]
    assert "开始" in str(sent[0]["commands"])


async def test_forgetting_says_goodbye_and_then_leaves_nothing(api: BotApi, tmp_path: Path) -> None:
    async with serving(api, tmp_path):
        await api.write(ANN, "a-secret-word")
        await api.until(lambda: api.shows(ANN, "a-secret-word"))
        await api.write(ANN, "forget")
        await api.until(lambda: api.shows(ANN, "goodbye"))
    assert b"a-secret-word" not in kept(tmp_path)
    async with serving(api, tmp_path):
        await api.write(ANN, "two")
        await api.until(lambda: api.shows(ANN, "1 [two]"))


async def test_who_writes_again_before_the_goodbye_arrives_is_not_forgotten(api: BotApi, tmp_path: Path) -> None:
    async with serving(api, tmp_path):
        await greeted(api, ANN)
        api.plan["sendMessage"].append("slow")
        await api.write(ANN, "forget")
        await api.until(lambda: not api.plan["sendMessage"])
        await api.write(ANN, "two")
        await api.until(lambda: api.shows(ANN, "1 [two]"))
        await api.write(ANN, "three")
        await api.until(lambda: api.shows(ANN, "2 [two three]"))


async def test_what_people_do_besides_texts_and_taps(api: BotApi, tmp_path: Path) -> None:
    async with serving(api, tmp_path):
        await greeted(api, ANN)
        await api.push(message={**_said(ANN), "photo": [{"file_id": "x"}]})
        await api.until(lambda: api.shows(ANN, "1 [one]</b> other"))
        await api.push(edited_message={**_said(ANN), "text": "three"})
        await api.until(lambda: api.shows(ANN, "1 [one]</b> edited"))
        await api.push(my_chat_member={**_said(ANN), "new_chat_member": {"status": "kicked"}})
        await api.push(my_chat_member={**_said(ANN), "new_chat_member": {"status": "member"}})
        await api.until(lambda: api.shows(ANN, "1 [one]</b> unblocked"))
    assert len(api.chats[ANN]) == 4


async def test_a_group_gets_one_line_with_a_way_to_the_private_chat(api: BotApi, tmp_path: Path) -> None:
    group = {"chat": {"id": GROUP, "type": "supergroup"}}
    status = {"old_chat_member": {"status": "left"}, "new_chat_member": {"status": "member"}}
    async with serving(api, tmp_path):
        await greeted(api, ANN)
        await api.push(my_chat_member={**_said(ANN), **group, **status})
        await api.push(message={**_said(ANN), **group, "text": "/start"})
        await api.until(lambda: api.shows(GROUP, "A toy"))
        await greeted(api, BOB)
    assert [message.rows[0][0]["url"] for message in api.chats[GROUP].values()] == [f"https://t.me/{ME['username']}"]


async def test_the_bot_presents_itself_and_only_where_that_differs(api: BotApi, tmp_path: Path) -> None:
    for _ in range(2):
        async with serving(api, tmp_path):
            await api.until(lambda: api.count("getMyShortDescription") % 2 == 0 < api.count("getMyShortDescription"))
            await api.until(lambda: api.own.get(("MyShortDescription", "zh")))
    assert api.own["MyName", ""] == {"name": "Toy"}
    assert api.own["MyCommands", "zh"] == [{"command": "start", "description": "开始"}]
    assert api.count("setMyName") == api.count("setMyCommands") == 2  # once a language, in the first run


async def test_what_was_owed_is_taken_up_at_the_next_start(api: BotApi, tmp_path: Path) -> None:
    api.plan["sendMessage"].extend([500] * 20)
    async with serving(api, tmp_path):
        await api.write(ANN, "one")
        await api.until(lambda: api.count("sendMessage"))
    api.plan.clear()
    async with serving(api, tmp_path):
        await api.until(lambda: api.shows(ANN, "1 [one]"))
    assert unsent(tmp_path) == []


async def test_a_row_that_cannot_be_read_harms_nobody_else_and_is_kept(api: BotApi, tmp_path: Path) -> None:
    async with serving(api, tmp_path):
        await greeted(api, ANN)
    with closing(sqlite3.connect(tmp_path / "toy.db")) as database, database:
        database.execute("UPDATE sessions SET sent = 0, state = '[]'")
    async with serving(api, tmp_path):
        await api.write(ANN, "two")
        await greeted(api, BOB)
    with closing(sqlite3.connect(tmp_path / "toy.db")) as database:
        assert database.execute("SELECT state FROM sessions WHERE person = ?", (ANN,)).fetchone() == ("[]",)


async def test_a_token_that_telegram_does_not_know_is_said(api: BotApi, tmp_path: Path) -> None:
    with pytest.raises(ServiceFailed, match="BOT_TOKEN"):
        async with serving(api, tmp_path, BOT_TOKEN="1:wrong") as bot:
            await asyncio.wait([bot], timeout=10)


@pytest.mark.parametrize("table", ["handled", "sessions"])
@pytest.mark.parametrize("mode", [{}, by_webhook()], ids=["polling", "webhook"])
async def test_a_store_that_fails_ends_the_bot_before_anything_is_acknowledged(
    api: BotApi, tmp_path: Path, mode: dict[str, str], table: str
) -> None:
    async def broken() -> None:
        async with serving(api, tmp_path, **mode) as bot:
            await greeted(api, ANN)
            rename(tmp_path, table, "lost")
            await api.write(ANN, "two")
            await asyncio.wait([bot], timeout=10)

    with pytest.raises(StoreFailed):
        await broken()
    rename(tmp_path, "lost", table)
    async with serving(api, tmp_path, **mode):
        await api.until(lambda: api.shows(ANN, "2 [one two]"))


async def test_the_doors_of_the_web_server(api: BotApi, tmp_path: Path) -> None:
    mode = by_webhook()
    door = mode["BOT_WEBHOOK_URL"]
    async with serving(api, tmp_path, **mode), aiohttp.ClientSession() as client:
        await greeted(api, ANN)

        async def status(path: str) -> int:
            async with client.get(door.removesuffix("/hook") + path) as answer:
                return answer.status

        async def post(body: bytes, secret: str) -> int:
            headers = {"X-Telegram-Bot-Api-Secret-Token": secret}
            async with client.post(door, data=io.BytesIO(body), headers=headers) as answer:
                return answer.status

        secret = api.hook["secret_token"]
        assert await status("/healthz") == await status("/readyz") == 200
        assert await post(b"{}", "wrong") == await post(b"{}", "") == await post(b"{}", "密") == 403
        assert await post(b"not json", secret) == await post(b"[" * 90_000, secret) == await post(b"[]", secret) == 200
        assert await post(b" " * (1 << 20) + b"{}", secret) == 413
        await api.write(ANN, "two")
        await api.until(lambda: api.shows(ANN, "2 [one two]"))


async def test_ready_by_polling_before_anybody_writes(api: BotApi, tmp_path: Path) -> None:
    door = by_webhook()
    address = door["BOT_WEBHOOK_URL"].replace("/hook", "/readyz")
    async with serving(api, tmp_path, **{**door, "BOT_MODE": "polling"}), aiohttp.ClientSession() as client:
        await api.until(lambda: api.count("getMyName"))
        async with client.get(address) as answer:
            assert answer.status == 200
            assert (await answer.json())["handled"] == 0
        async with client.post(door["BOT_WEBHOOK_URL"]) as answer:
            assert answer.status == 404


async def test_not_ready_until_telegram_was_heard_of(api: BotApi, tmp_path: Path) -> None:
    api.plan["getMe"].extend([500] * 50)
    mode = by_webhook()
    async with serving(api, tmp_path, **mode), aiohttp.ClientSession() as client:
        await api.until(lambda: api.count("getMe"))
        async with client.get(mode["BOT_WEBHOOK_URL"].replace("/hook", "/readyz")) as answer:
            assert answer.status == 503
            assert (await answer.json())["telegram"] is False


def _said(person: int) -> dict[str, object]:
    who = {"id": person, "is_bot": False, "first_name": "Somebody"}
    return {"from": who, "chat": {"id": person, "type": "private"}, "message_id": 9_000, "date": 0}
