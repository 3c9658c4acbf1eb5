"""The page behaves as a Telegram on a phone does. The test plays the bot."""

import io
import json
import re
from collections.abc import AsyncIterator
from typing import Any

import pytest
import pytest_asyncio
from playwright.async_api import Browser, Page, expect
from telegram import BotCommand, InlineKeyboardButton, InlineKeyboardMarkup, Update

from tests.browser import SECONDS, browser_page, chromium_browser
from tests.simulation import Simulation, simulation

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="module")]

expect.set_options(timeout=SECONDS * 1_000)
LONG_ZH = "只在出售当日前的连续二十四个月内持有，其后因集团内部重组而中断的情形也一并计算在内"


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with chromium_browser() as browser:
        yield browser


def keyboard(*rows: tuple[tuple[str, str], ...]) -> InlineKeyboardMarkup:
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(label, callback_data=data) for label, data in row] for row in rows]
    )


async def next_update(sim: Simulation) -> Update:
    (update,) = await sim.bot.get_updates(timeout=SECONDS)
    await sim.bot.get_updates(offset=update.update_id + 1)
    return update


async def begin(sim: Simulation, page: Page) -> int:
    """Taps START; returns the person's id."""
    await page.get_by_role("button", name="Start", exact=True).click()
    update = await next_update(sim)
    assert update.message is not None
    assert update.message.text == "/start"
    return update.message.chat_id


async def words_of(page: Page) -> Any:
    return await page.locator("#log .words").all_inner_texts()


async def test_a_tap_waits_for_its_answer_and_the_question_is_edited_in_place(chromium: Browser) -> None:
    async with simulation() as sim, browser_page(chromium, sim.address) as page:
        person = await begin(sim, page)
        buttons = keyboard((("Yes", "a:1:held:true"), ("No", "a:1:held:false")), (("Why do you ask?", "w:1:held"),))
        await sim.bot.send_message(person, "<b>Held for 24 months?</b>", parse_mode="HTML", reply_markup=buttons)
        await expect(page.locator("#log strong")).to_have_text("Held for 24 months?")
        assert await page.locator(".keys").count() == 2
        yes = page.get_by_role("button", name="Yes")
        await yes.focus()
        await page.keyboard.press("Enter")
        await expect(yes).to_have_attribute("aria-busy", "true")
        tapped = (await next_update(sim)).callback_query
        assert tapped is not None
        assert tapped.data == "a:1:held:true"
        await sim.bot.answer_callback_query(tapped.id, "Saved")
        await expect(yes).not_to_have_attribute("aria-busy", "true")
        await expect(page.locator("#toast")).to_have_text("Saved")
        await tapped.edit_message_text("How many percent?", reply_markup=keyboard((("15", "a:2:percent:15"),)))
        await expect(page.get_by_role("button", name="15")).to_be_focused()
        assert await words_of(page) == ["/start", "How many percent?"]
        await page.get_by_role("button", name="15").click()
        tapped = (await next_update(sim)).callback_query
        assert tapped is not None
        await sim.bot.answer_callback_query(tapped.id, "Not so fast", show_alert=True)
        await expect(page.get_by_role("alertdialog")).to_contain_text("Not so fast")
        await page.get_by_role("button", name="OK").click()
        await expect(page.get_by_role("alertdialog")).to_be_hidden()


async def test_typing(chromium: Browser) -> None:
    async with simulation() as sim, browser_page(chromium, sim.address) as page:
        await sim.bot.set_my_commands([BotCommand("menu", "All regimes"), BotCommand("mydata", "What is kept")])
        await begin(sim, page)
        field = page.get_by_role("combobox", name="Message")
        await field.press_sequentially("two")
        await field.press("Shift+Enter")
        await field.press_sequentially("lines")
        await field.press("Enter")
        assert (await next_update(sim)).effective_message.text == "two\nlines"  # type: ignore[union-attr]
        await field.press_sequentially("/m")
        await expect(page.get_by_role("option")).to_have_count(2)
        await field.press("ArrowDown")
        await field.press("ArrowDown")
        await field.press("Enter")
        assert (await next_update(sim)).effective_message.text == "/mydata"  # type: ignore[union-attr]
        await page.get_by_role("button", name="Commands of the bot").click()
        await page.get_by_role("option", name="/menu").click()
        assert (await next_update(sim)).effective_message.text == "/menu"  # type: ignore[union-attr]
        await field.press("ArrowUp")
        await expect(field).to_have_value("/menu")
        await field.fill("/back")
        await field.press("Enter")
        edited = (await next_update(sim)).edited_message
        assert edited is not None
        assert edited.text == "/back"
        await expect(page.locator(".message.mine").last).to_contain_text("edited")


async def test_a_reload_keeps_the_chat_and_a_deep_link_is_sent_once(chromium: Browser) -> None:
    async with simulation() as sim, browser_page(chromium, f"{sim.address}/?start=hk_disposal-disposal-zh") as page:
        await expect(page.locator("#log .words")).to_have_text("/start hk_disposal-disposal-zh")
        update = await next_update(sim)
        assert update.effective_chat is not None
        await sim.bot.send_message(update.effective_chat.id, "Welcome")
        await page.get_by_role("combobox", name="Message").fill("half a sent")
        await page.reload()
        await expect(page.locator("#log .words")).to_have_text(["/start hk_disposal-disposal-zh", "Welcome"])
        await expect(page.get_by_role("combobox", name="Message")).to_have_value("half a sent")
        assert await sim.bot.get_updates() == ()


async def test_the_language_of_the_phone_changes_the_page_and_what_the_bot_hears(chromium: Browser) -> None:
    async with simulation() as sim, browser_page(chromium, sim.address) as page:
        await sim.bot.set_my_description("Questions of tax")
        await sim.bot.set_my_description("问税", language_code="zh")
        await expect(page.locator("#description")).to_have_text("Questions of tax")
        await page.get_by_role("button", name="Settings").click()
        await page.get_by_text("简体中文").click()
        await expect(page.locator("#description")).to_have_text("问税")
        await page.get_by_role("button", name="关闭").click()
        await page.get_by_role("button", name="开始", exact=True).click()
        update = await next_update(sim)
        assert update.effective_user is not None
        assert update.effective_user.language_code == "zh-hans"
        assert await page.locator("html").get_attribute("lang") == "zh-Hans"


async def test_a_result_with_steps_links_and_a_file(chromium: Browser) -> None:
    async with simulation() as sim, browser_page(chromium, sim.address) as page:
        person = await begin(sim, page)
        steps = "\n".join(f"step {number}" for number in range(9))
        html = f'<blockquote expandable>{steps}</blockquote>See <a href="https://x.hk/14">s. 14</a> or /review'
        await sim.bot.send_message(person, html, parse_mode="HTML")
        content = json.dumps({"result": {"tax": "19800000.10", "n": 1.50}}).replace("1.5}", "1.50}").encode()
        await sim.bot.send_document(person, io.BytesIO(content), filename="result.json")
        show_all = page.get_by_role("button", name="Show all")
        await expect(show_all).to_have_attribute("aria-expanded", "false")
        await page.locator("blockquote").click()
        await expect(show_all).to_have_attribute("aria-expanded", "true")
        await page.get_by_role("link", name="s. 14").click()
        await expect(page.get_by_role("dialog")).to_contain_text("https://x.hk/14")
        await page.get_by_role("button", name="Cancel").click()
        await page.get_by_role("button", name=re.compile(r"result\.json, \d+ B\. Open")).click()
        await expect(page.locator("#viewer pre")).to_have_text(
            '{\n  "result": {\n    "tax": "19800000.10",\n    "n": 1.50\n  }\n}'
        )
        await page.get_by_role("button", name="Close").click()
        await page.get_by_role("button", name="/review").click()
        assert (await next_update(sim)).effective_message.text == "/review"  # type: ignore[union-attr]


@pytest.mark.parametrize("width", [360, 1280])
async def test_long_chinese_fits_every_width(chromium: Browser, width: int) -> None:
    size = {"width": width, "height": 740}
    async with simulation() as sim, browser_page(chromium, sim.address, viewport=size, color_scheme="dark") as page:
        person = await begin(sim, page)
        rows = (
            (("是", "a"), ("否", "b"), ("不清楚", "c")),
            ((LONG_ZH, "d"),),
            (("← 返回", "e"), ("ⓘ 为什么问这个问题", "f")),
        )
        await sim.bot.send_message(person, LONG_ZH * 4, reply_markup=keyboard(*rows))
        await expect(page.locator(".key")).to_have_count(6)
        log = await page.locator("#log").bounding_box()
        assert log is not None
        for each in await page.locator(".key, .bubble").all():
            box = await each.bounding_box()
            assert box is not None
            assert log["x"] <= box["x"]
            assert box["x"] + box["width"] <= log["x"] + log["width"]
        tops = [(await key.bounding_box() or {})["y"] for key in await page.locator(".key").all()]
        assert len({round(top) for top in tops}) == 3
        assert await page.evaluate("document.documentElement.scrollWidth") == width
        assert await page.locator("html").get_attribute("data-theme") == "dark"


async def test_what_is_unread_is_marked_until_the_end_is_reached(chromium: Browser) -> None:
    async with simulation() as sim, browser_page(chromium, sim.address) as page:
        person = await begin(sim, page)
        for number in range(12):
            await sim.bot.send_message(person, f"message {number}\n" * 4)
        await expect(page.locator(".message")).to_have_count(13)
        await page.locator("#scroller").evaluate("scroller => scroller.scrollTo(0, 0)")
        await expect(page.get_by_role("button", name="To the newest message")).to_be_visible()
        await sim.bot.send_message(person, "news")
        await expect(page.locator(".separator.unread")).to_have_text("Unread messages")
        await expect(page.locator("#unread")).to_have_text("1")
        await page.get_by_role("button", name="To the newest message").click()
        await expect(page.get_by_text("news", exact=True)).to_be_in_viewport()
        await expect(page.locator("#unread")).to_be_hidden()


async def test_two_tabs_are_two_people_and_a_blocked_bot_can_be_unblocked(chromium: Browser) -> None:
    async with simulation() as sim, browser_page(chromium, f"{sim.address}/?person=11") as page:
        other = await page.context.new_page()
        await other.goto(f"{sim.address}/?person=12")
        assert await begin(sim, other) == 12
        await page.bring_to_front()
        assert await begin(sim, page) == 11
        await page.get_by_role("button", name="Settings").click()
        await page.get_by_role("button", name="Block the bot").click()
        blocked = (await next_update(sim)).my_chat_member
        assert blocked is not None
        assert blocked.from_user.id == 11
        await page.get_by_role("button", name="Unblock", exact=True).click()
        assert (await next_update(sim)).my_chat_member is not None
        await expect(page.get_by_role("combobox", name="Message")).to_be_visible()


async def test_the_faults_panel_sets_the_switches(chromium: Browser) -> None:
    async with simulation() as sim, browser_page(chromium, sim.address) as page:
        await begin(sim, page)
        await page.get_by_role("button", name="Settings").click()
        await page.get_by_text("Network faults").click()
        async with page.expect_response(lambda answer: answer.request.method == "PUT"):
            await page.get_by_label("Answers get lost").select_option("always")
        assert sim.world.faults.switches[0].kind == "dropped_answer"
        await page.get_by_role("button", name="All well again").click()
        await expect(page.get_by_label("Answers get lost")).to_have_value("0")
        assert sim.world.faults.switches == []
