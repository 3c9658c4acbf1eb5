"""A local Telegram: the Bot API for one bot, an API for the people who talk to it, and a page that is their phone."""

from bot.simulator.server import serve
from bot.simulator.world import World

__all__ = ["World", "serve"]
