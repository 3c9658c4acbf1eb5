"""Telegram's HTML: text escaped at the leaf, blocks that are never cut inside."""

from collections.abc import Iterable, Sequence
from html import escape

LONGEST = 4_096
LONGEST_QUOTE = 3_500


def text(content: str) -> str:
    return escape(content, quote=False)


def bold(content: str) -> str:
    return f"<b>{text(content)}</b>"


def italic(content: str) -> str:
    return f"<i>{text(content)}</i>"


def lines(*rows: str) -> str:
    """One block of several lines; empty rows are left out."""
    return "\n".join(row for row in rows if row)


def quote(content: str) -> str:
    return f"<blockquote>{content}</blockquote>"


def folded(rows: Iterable[str]) -> list[str]:
    """Expandable quotations, as many as the rows need."""
    blocks: list[list[str]] = [[]]
    for row in rows:
        if blocks[-1] and units("\n".join([*blocks[-1], row])) > LONGEST_QUOTE:
            blocks.append([])
        blocks[-1].append(row)
    return ["<blockquote expandable>" + "\n".join(block) + "</blockquote>" for block in blocks if block]


def messages(blocks: Sequence[str]) -> tuple[str, ...]:
    """Blocks, a blank line apart, in as few messages as hold them."""
    parts: list[str] = []
    for block in blocks:
        if not block:
            continue
        if parts and units(f"{parts[-1]}\n\n{block}") <= LONGEST:
            parts[-1] = f"{parts[-1]}\n\n{block}"
        else:
            parts.append(block)
    return tuple(parts)


def units(content: str) -> int:
    """Telegram counts UTF-16 units."""
    return len(content) if content.isascii() else len(content.encode("utf-16-le")) // 2
