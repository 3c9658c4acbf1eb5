"""What Telegram means by a 400. Its sentences change in case and detail, so only their core is looked for."""

from telegram.error import BadRequest


def is_unchanged(problem: BadRequest) -> bool:
    """The message shows that already."""
    return "not modified" in problem.message.lower()


def is_unreadable(problem: BadRequest) -> bool:
    """Its HTML was not understood."""
    return "can't parse entities" in problem.message.lower()


def is_unreachable(problem: BadRequest) -> bool:
    """The person never wrote to this bot, or is gone."""
    text = problem.message.lower()
    return "chat not found" in text or "user not found" in text or "peer_id_invalid" in text


def gist(problem: BadRequest) -> str:
    """For the log: up to where Telegram begins to quote what was sent."""
    return problem.message.partition('"')[0].strip()
