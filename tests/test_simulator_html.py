"""The simulator reads Telegram's HTML as the real server does: text, UTF-16 offsets, complaints with byte offsets."""

from html import escape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.simulator.failure import CallFailed
from bot.simulator.formatted import utf16_length
from bot.simulator.html import parse_html


def entities(html: str) -> list[tuple[str, int, int, str]]:
    return [(entity.type, entity.offset, entity.length, entity.value) for entity in parse_html(html).entities]


@pytest.mark.parametrize(
    ("html", "text", "expected"),
    [
        ("<b>税</b>", "税", [("bold", 0, 1, "")]),
        ("😀<i>税😀</i>!", "😀税😀!", [("italic", 2, 3, "")]),
        ("<STRONG>a</STRONG ><em>b</>", "ab", [("bold", 0, 1, ""), ("italic", 1, 1, "")]),
        ("<b>a<i>b</i></b>", "ab", [("bold", 0, 2, ""), ("italic", 1, 1, "")]),
        ("1 &lt; 2 &amp; 3 &gt; 2 &quot;", '1 < 2 & 3 > 2 "', []),
        ("&#128512;&#x7a0e &copy; &ampx", "😀税 &copy; &ampx", []),
        ("&#xd83d;&#xde00;", "😀", []),
        ('<a href="https://x.hk/?a=1&amp;b=2">s. 14</a>', "s. 14", [("text_link", 0, 5, "https://x.hk/?a=1&b=2")]),
        ("<a href=nowhere>a</a>", "a", []),
        ("<code>a</code>", "a", [("code", 0, 1, "")]),
        ('<pre><code class="language-json">{}</code></pre>', "{}", [("pre", 0, 2, "json")]),
        ("<b>a<code>b</code>c</b>", "abc", [("bold", 0, 1, ""), ("code", 1, 1, ""), ("bold", 2, 1, "")]),
        ("<blockquote expandable>a\nb</blockquote>", "a\nb", [("expandable_blockquote", 0, 3, "")]),
        ("<blockquote>a<blockquote>b</blockquote></blockquote>", "ab", [("blockquote", 0, 2, "")]),
        ('<span class="tg-spoiler">a</span>', "a", [("spoiler", 0, 1, "")]),
        (
            "see /menu or https://x.hk/a。",
            "see /menu or https://x.hk/a。",
            [("bot_command", 4, 5, ""), ("url", 13, 14, "")],
        ),
        ("和/或 <code>/menu</code>", "和/或 /menu", [("code", 4, 5, "")]),
        ("\n  a <b>b \n</b> \n", "a b", [("bold", 2, 1, "")]),
    ],
)
def test_text_and_entities(html: str, text: str, expected: list[tuple[str, int, int, str]]) -> None:
    assert parse_html(html).text == text
    assert entities(html) == expected


@pytest.mark.parametrize(
    ("html", "complaint"),
    [
        ("中<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("中<b>x</i>", 'Unmatched end tag at byte offset 7, expected "</b>", found "</i>"'),
        ("中</b>", "Unexpected end tag at byte offset 3"),
        ("1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("<table>", 'Unsupported start tag "table" at byte offset 0'),
        ("x<b", "Unclosed start tag at byte offset 1"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ('<a href="x>y</a>', "Unclosed start tag at byte offset 0"),
        ("<a href", 'Unclosed start tag "a" at byte offset 0'),
        ("<a =x>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<a href=x/y>", "Unexpected end of name token at byte offset 8"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
    ],
)
def test_complaints(html: str, complaint: str) -> None:
    with pytest.raises(CallFailed) as refusal:
        parse_html(html)
    assert refusal.value.description == f"Bad Request: can't parse entities: {complaint}"


def test_half_a_character_is_refused() -> None:
    with pytest.raises(CallFailed, match="unmatched surrogate"):
        parse_html("&#xd83d;")


printable = st.text(st.characters(exclude_categories=("Cs", "Cc")))


@settings(deadline=None)
@given(printable, printable, printable)
def test_escaped_text_comes_back_and_is_marked_where_it_stands(before: str, inside: str, after: str) -> None:
    formatted = parse_html(f"|{escape(before)}<b>{escape(inside)}</b>{escape(after)}|")
    assert formatted.text == f"|{before}{inside}{after}|"
    bold = [(entity.offset, entity.length) for entity in formatted.entities if entity.type == "bold"]
    assert bold == ([(utf16_length("|" + before), utf16_length(inside))] if inside else [])


@settings(deadline=None)
@given(st.text("<>/&;#=\"' abi中😀\n"))
def test_whatever_comes_is_read_or_refused(html: str) -> None:
    try:
        formatted = parse_html(html)
    except CallFailed:
        return
    assert all(0 <= entity.offset < entity.end <= utf16_length(formatted.text) for entity in formatted.entities)
