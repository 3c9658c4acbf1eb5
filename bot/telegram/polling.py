"""getUpdates: an answer is acknowledged by the next call, and that is made only when its updates are durable."""

import logging

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.telegram.api import Api, seconds
from bot.telegram.desk import Desk
from bot.telegram.health import Pulse
from bot.telegram.incoming import ALLOWED, number_of

log = logging.getLogger(__name__)
WAIT = 50  # seconds for which Telegram holds a call open
FIRST_PAUSE, LONGEST_PAUSE = 0.5, 10.0
OTHER_POLLER = 3.0


async def poll(api: Api, desk: Desk, pulse: Pulse) -> None:
    """Without end. Raises InvalidToken, StoreFailed, and PutOff when the bot is stopping."""
    offset, pause = 0, FIRST_PAUSE
    while True:
        params = {"timeout": WAIT, "allowed_updates": ALLOWED, "offset": offset}
        try:
            updates = await api.call("getUpdates", params, read=WAIT + 10)
        except InvalidToken:
            raise
        except TelegramError as problem:
            log.warning("getUpdates failed", exc_info=True)
            await api.rest(_pause(problem, pause))
            pause = min(pause * 2, LONGEST_PAUSE)
            continue
        pulse.beat()
        if updates:
            desk.take(updates)
            numbers = [number for update in updates if (number := number_of(update)) is not None]
            if not numbers:
                await api.rest(LONGEST_PAUSE)  # nothing that could be acknowledged: it would come again at once
            offset = max([offset, *(number + 1 for number in numbers)])
        pause = FIRST_PAUSE


def _pause(problem: TelegramError, pause: float) -> float:
    if isinstance(problem, RetryAfter):
        return seconds(problem.retry_after)
    return OTHER_POLLER if isinstance(problem, Conflict) else pause
