"""How a bot gets its updates: by long polling or by webhook, never both."""

from typing import Any
from urllib.parse import urlsplit

from bot.simulator.call import Call
from bot.simulator.courier import LONGEST_SECRET, SECRET, Courier, Webhook
from bot.simulator.failure import CallFailed, bad_request, too_many_requests
from bot.simulator.updates import KINDS, LONGEST_POLL
from bot.simulator.world import Method, World

MOST_UPDATES, MOST_CONNECTIONS, USUAL_CONNECTIONS = 100, 100, 40
SECONDS_BETWEEN_WEBHOOKS = 1
WEBHOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
)


async def get_me(world: World, call: Call) -> dict[str, Any]:
    del call
    return world.profile.user() | {
        "can_join_groups": False,
        "can_read_all_group_messages": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


async def get_updates(world: World, call: Call) -> list[dict[str, Any]]:
    """Unlike the real server it does not slow down a bot that asks for the same offset again and again."""
    if world.courier:
        raise CallFailed(409, WEBHOOK_ACTIVE)
    world.updates.allow(call.text("allowed_updates"))
    limit = call.number("limit", MOST_UPDATES, 1, MOST_UPDATES)
    seconds = call.number("timeout", 0, 0, LONGEST_POLL)
    return [update.wire() for update in await world.updates.poll(call.number("offset"), limit, seconds)]


async def set_webhook(world: World, call: Call) -> bool:
    """Takes http and any port, as a server of one's own does in its local mode. Certificates are ignored."""
    if not call.text("url"):
        return await delete_webhook(world, call)
    webhook = _checked(call)
    if world.clock() < world.next_webhook_at:
        raise too_many_requests(SECONDS_BETWEEN_WEBHOOKS)
    world.next_webhook_at = world.clock() + SECONDS_BETWEEN_WEBHOOKS
    world.updates.allow(call.text("allowed_updates"))
    world.updates.abort_poll("Conflict: terminated by setWebhook request")
    _drop(world, call)
    if world.courier is None or world.courier.webhook != webhook:
        await world.dismiss_courier()
        world.courier = Courier(webhook, world.updates, world.execute)
    return True


async def delete_webhook(world: World, call: Call) -> bool:
    await world.dismiss_courier()
    _drop(world, call)
    return True


async def get_webhook_info(world: World, call: Call) -> dict[str, Any]:
    del call
    info = {
        "url": "",
        "has_custom_certificate": False,
        "pending_update_count": len(world.updates.waiting()),
    }
    if world.updates.allowed != KINDS:
        info["allowed_updates"] = sorted(world.updates.allowed)
    return info | (world.courier.info() if world.courier else {})


def _checked(call: Call) -> Webhook:
    url, secret = call.text("url"), call.text("secret_token")
    parts = urlsplit(url)
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad_request("Invalid webhook URL specified")
    if len(secret) > LONGEST_SECRET:
        raise bad_request("Secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("Secret token contains unallowed characters")
    return Webhook(url, secret, call.number("max_connections", USUAL_CONNECTIONS, 1, MOST_CONNECTIONS))


def _drop(world: World, call: Call) -> None:
    if call.flag("drop_pending_updates"):
        world.updates.clear()


METHODS: dict[str, Method] = {
    "getMe": get_me,
    "getUpdates": get_updates,
    "setWebhook": set_webhook,
    "deleteWebhook": delete_webhook,
    "getWebhookInfo": get_webhook_info,
}
