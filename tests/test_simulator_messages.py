"""PTB's own bot writes, edits, deletes and sends files; the simulator answers and refuses as Telegram does."""

import io
import json
import re

import pytest
from telegram import (
    BotCommand,
    BotCommandScopeChat,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    MenuButtonCommands,
    MessageEntity,
)
from telegram.error import BadRequest, EndPointNotFound, Forbidden

from tests.simulation import PNG, TOKEN, simulation

KEYBOARD = InlineKeyboardMarkup([[InlineKeyboardButton("是", callback_data="a:1:q:true")]])
ROW = {"inline_keyboard": [[{"text": "Yes", "callback_data": "a:1:q:true"}]]}


async def test_get_me() -> None:
    async with simulation() as sim:
        me = await sim.bot.get_me()
    assert (me.id, me.is_bot, me.username) == (4242, True, "wenshui_local_bot")


async def test_a_message_arrives_with_entities_and_buttons() -> None:
    async with simulation() as sim:
        phone = await sim.started()
        sent = await sim.bot.send_message(7, "😀 <b>应纳税额</b>", parse_mode="HTML", reply_markup=KEYBOARD)
        shown = (await phone.chat())["messages"][-1]
    assert sent.text == "😀 应纳税额"
    assert [(entity.type, entity.offset, entity.length) for entity in sent.entities] == [("bold", 3, 4)]
    assert sent.parse_entity(sent.entities[0]) == "应纳税额"
    assert shown["message_id"] == sent.message_id
    assert shown["reply_markup"]["inline_keyboard"][0][0] == {"text": "是", "callback_data": "a:1:q:true"}


@pytest.mark.parametrize(
    "request_body",
    [
        {"json": {"chat_id": 7, "text": "税", "reply_markup": ROW}},
        {"json": {"chat_id": "7", "text": "税", "reply_markup": json.dumps(ROW)}},
        {"data": {"chat_id": "7", "text": "税", "reply_markup": json.dumps(ROW)}},
        {"params": {"chat_id": "7", "text": "税", "reply_markup": json.dumps(ROW)}, "verb": "GET"},
    ],
)
async def test_every_way_to_call(request_body: dict[str, object]) -> None:
    async with simulation() as sim:
        await sim.started()
        status, answer = await sim.raw("SENDmessage", **request_body)
    assert (status, answer["ok"], answer["result"]["text"]) == (200, True, "税")
    assert answer["result"]["reply_markup"] == ROW


async def test_entities_may_be_given_instead_of_markup() -> None:
    async with simulation() as sim:
        await sim.started()
        bold = MessageEntity("bold", 3, 2)
        sent = await sim.bot.send_message(7, "😀 税额 <b>", entities=[bold])
        assert (sent.text, sent.entities) == ("😀 税额 <b>", (bold,))
        for wrong in ("7", "[7]", '[{"type": "bold"}]'):
            status, answer = await sim.raw("sendMessage", json={"chat_id": 7, "text": "x", "entities": wrong})
            assert (status, answer["description"][:25]) == (400, "Bad Request: can't parse ")


async def test_an_edit_in_place_and_one_that_changes_nothing() -> None:
    async with simulation() as sim:
        phone = await sim.started()
        sent = await sim.bot.send_message(7, "Question 1", reply_markup=KEYBOARD)
        where = {"chat_id": 7, "message_id": sent.message_id}
        edited = await sim.bot.edit_message_text("<i>Question</i> 2", **where, parse_mode="HTML", reply_markup=KEYBOARD)
        with pytest.raises(BadRequest, match="Message is not modified: specified new message content and reply markup"):
            await sim.bot.edit_message_text("<em>Question</em> 2 ", **where, parse_mode="HTML", reply_markup=KEYBOARD)
        bare = await sim.bot.edit_message_reply_markup(**where)
        with pytest.raises(BadRequest, match="Message is not modified"):
            await sim.bot.edit_message_reply_markup(**where)
        assert sim.world.updates.waiting() == []
        assert len((await phone.chat())["messages"]) == 2
    assert edited.text == "Question 2"
    assert edited.edit_date is not None
    assert bare.reply_markup is None


async def test_edits_and_deletions_that_cannot_be() -> None:
    async with simulation() as sim:
        phone = await sim.started()
        theirs = (await phone.write("120,000"))["message_id"]
        with pytest.raises(BadRequest, match="Message to edit not found"):
            await sim.bot.edit_message_text("x", chat_id=7, message_id=1)
        with pytest.raises(BadRequest, match="Message can't be edited"):
            await sim.bot.edit_message_text("x", chat_id=7, message_id=theirs)
        ours = await sim.bot.send_message(7, "x")
        assert await sim.bot.delete_message(7, ours.message_id)
        with pytest.raises(BadRequest, match="Message to delete not found"):
            await sim.bot.delete_message(7, ours.message_id)
        assert [message["message_id"] for message in (await phone.chat())["messages"]][-1] == theirs


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "Message text is empty"),
        (" \n ", "Text must be non-empty"),
        ("税" * 4_097, "Message is too long"),
        ("😀" * 2_049, "Message is too long"),
        ("税" * 10_923, "Text is too long"),
        ("<b>税", "Can't parse entities: can't find end tag corresponding to start tag"),
    ],
)
async def test_texts_that_are_refused(text: str, complaint: str) -> None:
    async with simulation() as sim:
        await sim.started()
        with pytest.raises(BadRequest, match=f"(?i){re.escape(complaint)}"):
            await sim.bot.send_message(7, text, parse_mode="HTML")


async def test_the_limit_counts_what_is_left_after_parsing() -> None:
    async with simulation() as sim:
        await sim.started()
        sent = await sim.bot.send_message(7, "<b>" + "😀" * 2_048 + "</b>", parse_mode="HTML")
    assert len(sent.text or "") == 2_048


@pytest.mark.parametrize(
    ("button", "complaint"),
    [
        ({"text": "是", "callback_data": "税" * 22}, "BUTTON_DATA_INVALID"),
        ({"text": "Yes"}, "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"),
        (
            {"text": "Yes", "callback_data": "a", "style": "red"},
            "can't parse inline keyboard button: invalid button style",
        ),
        ({"callback_data": "a"}, "can't parse inline keyboard button: Can't find field \"text\""),
        ({"text": "Yes", "copy_text": {"text": "9" * 257}}, "BUTTON_COPY_TEXT_INVALID"),
        ({"text": "Yes", "web_app": {"url": "https://x.hk"}}, "The simulator has no web_app buttons"),
    ],
)
async def test_buttons_that_are_refused(button: dict[str, object], complaint: str) -> None:
    async with simulation() as sim:
        await sim.started()
        markup = {"inline_keyboard": [[button]]}
        status, answer = await sim.raw("sendMessage", json={"chat_id": 7, "text": "x", "reply_markup": markup})
    assert (status, answer["error_code"]) == (400, 400)
    assert complaint in answer["description"]


async def test_sixty_four_bytes_fit_a_button() -> None:
    async with simulation() as sim:
        await sim.started()
        button = InlineKeyboardButton("是", callback_data="a" * 64)
        sent = await sim.bot.send_message(7, "x", reply_markup=InlineKeyboardMarkup([[button]]))
    assert sent.reply_markup is not None
    assert sent.reply_markup.inline_keyboard[0][0].callback_data == "a" * 64


async def test_chats_that_are_not_there() -> None:
    async with simulation() as sim:
        phone = await sim.phone()
        with pytest.raises(BadRequest, match="Chat not found"):
            await sim.bot.send_message(7, "nobody wrote to me yet")
        await phone.write("/start")
        await phone.change(blocked=True)
        with pytest.raises(Forbidden, match="bot was blocked by the user"):
            await sim.bot.send_message(7, "x")
        await phone.change(blocked=False)
        assert (await sim.bot.send_message(7, "x")).text == "x"


async def test_methods_and_tokens_that_are_not_there() -> None:
    async with simulation() as sim:
        status, answer = await sim.raw("sendPigeon")
        assert (status, answer["description"]) == (404, "Not Found: method not found")
        with pytest.raises(EndPointNotFound):
            await sim.bot.do_api_request("sendPigeon")
        async with sim.session.post("/bot1:wrong/getMe") as wrong:
            assert (wrong.status, (await wrong.json())["description"]) == (401, "Unauthorized")
        async with sim.session.post(
            f"/bot{TOKEN}/getMe", data=b"{", headers={"Content-Type": "application/json"}
        ) as bad:
            assert bad.status == 400


async def test_files_are_stored_and_can_be_fetched() -> None:
    async with simulation() as sim:
        phone = await sim.started()
        content = json.dumps({"结果": "1.50"}, ensure_ascii=False).encode()
        sent = await sim.bot.send_document(
            7, io.BytesIO(content), filename="测算结果.json", caption="<b>好</b>", parse_mode="HTML"
        )
        assert sent.document is not None
        assert (sent.document.file_name, sent.document.mime_type) == ("测算结果.json", "application/json")
        assert sent.caption_entities[0].type == "bold"
        fetched = await (await sim.bot.get_file(sent.document.file_id)).download_as_bytearray()
        assert bytes(fetched) == await phone.file(sent.document.file_id) == content
        again = await sim.bot.send_document(7, sent.document.file_id)
        assert again.document == sent.document
        photo = await sim.bot.send_photo(7, PNG)
        assert [(size.width, size.height) for size in photo.photo] == [(90, 68), (320, 240), (400, 300)]
        for wrong, complaint in (
            (b"no picture", "Image_process_failed"),
            ("https://x.hk/a.png", "Failed to get http url"),
        ):
            with pytest.raises(BadRequest, match=complaint):
                await sim.bot.send_photo(7, wrong)


async def test_old_files_and_messages_go() -> None:
    async with simulation() as sim:
        phone = await sim.started()
        sim.world.files.kept_bytes = 25
        ids = [(await phone.send_file(b"0123456789", "a.txt"))["document"]["file_id"] for _ in range(3)]
        assert [sim.world.files.get(file_id) is not None for file_id in ids] == [False, True, True]


async def test_commands_by_scope_and_language() -> None:
    async with simulation() as sim:
        phone = await sim.started(language="zh-hans")
        scope = BotCommandScopeChat(7)
        await sim.bot.set_my_commands([BotCommand("menu", "Menu")])
        assert (await phone.chat())["bot"]["commands"] == [{"command": "menu", "description": "Menu"}]
        await sim.bot.set_my_commands([BotCommand("menu", "菜单")], language_code="zh")
        assert (await phone.chat())["bot"]["commands"][0]["description"] == "菜单"
        await sim.bot.set_my_commands([BotCommand("menu", "Menu, please")], scope=scope)
        assert (await phone.chat())["bot"]["commands"][0]["description"] == "Menu, please"
        assert await sim.bot.get_my_commands(language_code="zh") == (BotCommand("menu", "菜单"),)
        assert await sim.bot.get_my_commands(scope=scope, language_code="zh") == ()
        await sim.bot.delete_my_commands(scope=scope)
        assert await sim.bot.get_my_commands(scope=scope) == ()
        with pytest.raises(BadRequest, match="Bot_command_invalid"):
            await sim.bot.set_my_commands([BotCommand("我", "no")])


async def test_how_the_bot_presents_itself() -> None:
    async with simulation() as sim:
        phone = await sim.started(language="zh-hans")
        await sim.bot.set_my_name("Wenshui")
        await sim.bot.set_my_description("Questions of tax")
        await sim.bot.set_my_description("问税", language_code="zh")
        await sim.bot.set_my_short_description("Tax")
        await sim.bot.set_chat_menu_button(menu_button=MenuButtonCommands())
        assert (await sim.bot.get_my_name()).name == "Wenshui"
        assert (await sim.bot.get_my_description("zh")).description == "问税"
        assert (await sim.bot.get_my_description("fr")).description == ""
        assert (await sim.bot.get_my_short_description()).short_description == "Tax"
        assert isinstance(await sim.bot.get_chat_menu_button(), MenuButtonCommands)
        shown = (await phone.chat())["bot"]
        assert (shown["name"], shown["description"], shown["short_description"]) == ("Wenshui", "问税", "Tax")
        with pytest.raises(BadRequest):
            await sim.bot.set_my_short_description("x" * 121)
