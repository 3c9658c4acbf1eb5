import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.session import Event, Session
from bot.store import row_of
from bot.telegram.incoming import ALLOWED, Incoming, read_update

ANN = 101
WHO = {"id": ANN, "is_bot": False, "language_code": "zh-hans"}
PRIVATE = {"from": WHO, "chat": {"id": ANN, "type": "private"}}
GROUP = {"from": WHO, "chat": {"id": -5, "type": "group"}}
JOINED = {"old_chat_member": {"status": "left"}, "new_chat_member": {"status": "member"}}


def event(kind: str, text: str = "", message: int | None = None) -> Event:
    return Event(ANN, kind, text, message, "zh-hans", at=1_000, today="2026-05-31")


@pytest.mark.parametrize(
    ("update", "expected"),
    [
        ({"message": {**PRIVATE, "text": "一万"}}, Incoming(1, event("text", "一万"))),
        ({"message": {**PRIVATE, "text": "half \ud83d"}}, Incoming(1, event("text", "half ?"))),
        ({"message": {**PRIVATE, "voice": {}}}, Incoming(1, event("other"))),
        ({"edited_message": {**PRIVATE, "text": "two"}}, Incoming(1, event("edited"))),
        ({"edited_message": {**PRIVATE, "location": {}}}, Incoming(1)),
        ({"my_chat_member": {**PRIVATE, **JOINED}}, Incoming(1, event("unblocked"))),
        ({"my_chat_member": {**PRIVATE, "new_chat_member": {"status": "kicked"}}}, Incoming(1)),
        ({"my_chat_member": {**GROUP, **JOINED}}, Incoming(1, group=-5, language="zh-hans")),
        ({"my_chat_member": {**GROUP, "new_chat_member": {"status": "administrator"}}}, Incoming(1)),
        ({"message": {**GROUP, "text": "/start"}}, Incoming(1)),
        ({"message": {**PRIVATE, "from": {**WHO, "is_bot": True}, "text": "one"}}, Incoming(1)),
        ({"channel_post": {**PRIVATE, "text": "one"}}, Incoming(1)),
        (
            {"callback_query": {"from": WHO, "id": "q", "data": "b:1", "message": {**PRIVATE, "message_id": 9}}},
            Incoming(1, event("tap", "b:1", 9), tap="q"),
        ),
        (
            {"callback_query": {"from": WHO, "id": "q", "message": {**PRIVATE, "message_id": 9, "date": 0}}},
            Incoming(1, event("tap", "", 9), tap="q"),
        ),
        ({"callback_query": {"from": WHO, "id": "q", "data": "b:1"}}, Incoming(1, event("tap", "b:1"), tap="q")),
        ({"callback_query": {"from": WHO, "id": "q", "message": {**GROUP, "message_id": 9}}}, Incoming(1)),
    ],
)
def test_what_people_do(update: dict[str, Any], expected: Incoming) -> None:
    assert read_update({"update_id": 1, **update}, at=1_000, today="2026-05-31") == expected


@pytest.mark.parametrize("update", [None, 7, [], {}, {"update_id": "1"}, {"update_id": True}, {"update_id": 1 << 60}])
def test_without_a_number_it_is_nothing(update: object) -> None:
    assert read_update(update, 0, "") is None


NAMES = st.sampled_from(
    [
        "id",
        "from",
        "chat",
        "text",
        "data",
        "message",
        "message_id",
        "is_bot",
        "language_code",
        "type",
        "status",
        "new_chat_member",
        "private",
    ]
)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(st.characters()) | NAMES | st.just(ANN),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(NAMES, inner, max_size=6),
    max_leaves=25,
)


@given(st.sampled_from(ALLOWED), VALUES)
def test_no_update_makes_it_raise_and_whatever_it_reads_can_be_kept(kind: str, content: object) -> None:
    read = read_update({"update_id": 5, kind: content}, 0, "")
    assert read is not None
    assert read.number == 5
    if read.event:
        row_of(Session(read.event.person, message=read.event.message, last_text=read.event.text))
        json.dumps([read.tap, read.event.text, read.event.language], ensure_ascii=False).encode()
