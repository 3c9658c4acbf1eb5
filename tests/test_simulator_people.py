"""What a person can do: the API that the tests and the page share."""

import asyncio
import json
import re
from typing import Any

import aiohttp
import pytest

from bot.simulator import chat
from bot.simulator.server import PAGE
from tests.simulation import PNG, Phone, Refusal, simulation


async def test_a_long_text_goes_out_as_several_messages() -> None:
    async with simulation() as sim:
        phone = await sim.phone()
        await phone.write("😀" * 2_048 + "税" * 10)
        assert [message["text"] for message in (await phone.chat())["messages"]] == ["😀" * 2_048, "税" * 10]


async def test_stickers_photos_and_documents_reach_the_bot() -> None:
    async with simulation() as sim:
        phone = await sim.phone()
        await phone.send_sticker("👍")
        await phone.send_file(PNG, "scan.png", "my slip")
        await phone.send_file(b"{}", "facts.json")
        sticker, photo, document = [update.message for update in await sim.bot.get_updates()]
        assert sticker is not None and sticker.sticker is not None  # noqa: PT018 (only for the type checker)
        assert (sticker.sticker.emoji, sticker.sticker.width) == ("👍", 512)
        assert photo is not None
        assert (photo.photo[-1].width, photo.caption) == (400, "my slip")
        assert document is not None and document.document is not None  # noqa: PT018 (only for the type checker)
        assert document.document.file_name == "facts.json"
        assert await phone.file(document.document.file_id) == b"{}"


async def test_a_correction_keeps_the_message_and_its_place() -> None:
    async with simulation() as sim:
        phone = await sim.phone()
        first = await phone.write("12万")
        await phone.write("second")
        corrected = await phone.correct(first["message_id"], "120万")
        messages = (await phone.chat())["messages"]
        assert [message["text"] for message in messages] == ["120万", "second"]
        assert corrected["message_id"] == first["message_id"]
        assert corrected["edit_date"] >= first["date"]


async def test_what_a_phone_refuses() -> None:
    async with simulation() as sim:
        phone = await sim.started()
        shown = await sim.bot.send_message(7, "Question")
        mine = (await phone.chat())["messages"][0]["message_id"]
        for refused in (
            phone.write("  "),
            phone.correct(shown.message_id, "x"),
            phone.correct(mine, "/start"),
            phone.tap(mine, "a"),
        ):
            with pytest.raises(Refusal, match="409"):
                await refused
        await phone.change(blocked=True)
        with pytest.raises(Refusal, match="the bot is blocked: unblock it first"):
            await phone.write("hello?")
        with pytest.raises(Refusal, match="400"):
            await phone.change(language_code=["en"])


async def test_blocking_twice_is_one_update() -> None:
    async with simulation() as sim:
        phone = await sim.started()
        for blocked in (True, True, False):
            await phone.change(blocked=blocked)
        assert [update.my_chat_member is not None for update in await sim.bot.get_updates()] == [True, True]


async def test_an_emptied_chat_is_gone_for_the_bot_too() -> None:
    async with simulation() as sim:
        phone = await sim.started()
        shown = await sim.bot.send_message(7, "Question")
        await phone.clear()
        assert (await phone.chat())["messages"] == []
        status, answer = await sim.raw(
            "editMessageText", json={"chat_id": 7, "message_id": shown.message_id, "text": "x"}
        )
        assert (status, answer["description"]) == (400, "Bad Request: message to edit not found")


async def test_only_the_last_messages_are_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(chat, "KEPT_MESSAGES", 3)
    async with simulation() as sim:
        phone = await sim.phone()
        for number in range(5):
            await phone.write(str(number))
        assert [message["text"] for message in (await phone.chat())["messages"]] == ["2", "3", "4"]


async def read_news(answer: aiohttp.ClientResponse, count: int) -> list[tuple[str, Any]]:
    news = []
    while len(news) < count:
        kind = (await answer.content.readline()).decode().removeprefix("event: ").strip()
        value = json.loads((await answer.content.readline()).decode().removeprefix("data: "))
        await answer.content.readline()
        news.append((kind, value))
    return news


async def test_the_news_begin_with_the_chat_and_go_on_with_each_change() -> None:
    async with simulation() as sim:
        phone = await sim.started()
        async with sim.session.get("/sim/people/7/news") as answer, asyncio.timeout(5):
            assert answer.content_type == "text/event-stream"
            [(kind, whole)] = await read_news(answer, 1)
            assert (kind, len(whole["messages"])) == ("chat", 1)
            shown = await sim.bot.send_message(7, "Question")
            number = await phone.tap(shown.message_id, "a:1:q:true")
            await sim.bot.answer_callback_query(number, "Saved")
            await sim.bot.send_chat_action(7, "typing")
            await sim.bot.delete_message(7, shown.message_id)
            await phone.change(language_code="zh-hans")
            news = await read_news(answer, 7)
        assert [kind for kind, _ in news] == ["message", "tap", "answer", "action", "gone", "person", "bot"]
        assert news[2][1] == {"id": number, "text": "Saved", "show_alert": False}


async def test_the_page_is_served_with_a_policy_that_lets_nothing_else_in() -> None:
    async with simulation() as sim:
        async with sim.session.get("/") as page:
            assert page.status == 200
            assert "default-src 'none'" in page.headers["Content-Security-Policy"]
            assert "http://" not in (await page.text()).replace("http://www.w3.org", "")
        for path in ("/page/missing.js", "/page/..%2fserver.py", "/page/%2e%2e/server.py"):
            async with sim.session.get(path) as answer:
                assert answer.status == 404


def test_the_page_has_all_its_words_in_both_languages() -> None:
    english, chinese = [
        dict(re.findall(r'^    (\w+): "(.*)",$', part, re.MULTILINE))
        for part in (PAGE / "words.js").read_text("utf-8").split("  zh: {")
    ]
    assert len(english) > 50
    assert english.keys() == chinese.keys()
    for word, text in chinese.items():
        assert re.findall(r"{\w+}", text) == re.findall(r"{\w+}", english[word]), word
    markup = (PAGE / "index.html").read_text("utf-8")
    assert set(re.findall(r'data-(?:word|label|placeholder)="(\w+)"', markup)) <= english.keys()


async def test_a_sent_file_cannot_run_in_the_page() -> None:
    async with simulation() as sim:
        phone: Phone = await sim.phone()
        sent = await phone.send_file(b"<script>alert(1)</script>", "a.html")
        async with sim.session.get(f"/sim/files/{sent['document']['file_id']}") as answer:
            assert answer.headers["Content-Disposition"].startswith("attachment")
            assert answer.content_type == "application/octet-stream"
            assert "sandbox" in answer.headers["Content-Security-Policy"]
