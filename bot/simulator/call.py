"""One call of the Bot API: a method and its parameters, whichever of the four ways they came in."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from bot.simulator.failure import CallFailed, bad_request


@dataclass(frozen=True, slots=True)
class Upload:
    name: str
    kind: str  # its media type
    content: bytes


@dataclass(frozen=True, slots=True)
class Call:
    """`method` is lower case. As in the real server every value is text; numbers and objects are their JSON."""

    method: str
    values: Mapping[str, str] = field(default_factory=dict)
    uploads: Mapping[str, Upload] = field(default_factory=dict)

    def text(self, name: str) -> str:
        return self.values.get(name, "")

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in {"true", "yes", "1"}

    def number(self, name: str, default: int = 0, least: int = -(1 << 31), most: int = (1 << 53)) -> int:
        """What cannot be read counts as 0, what is out of bounds as the bound, as in the real server."""
        value = self.text(name)
        if not value:
            return default
        try:
            read = int(value)
        except ValueError:
            read = 0
        return max(least, min(most, read))

    def parsed(self, name: str, complaint: str) -> Any:
        """The JSON value of a parameter, None where it is absent."""
        if not self.text(name):
            return None
        try:
            return json.loads(self.text(name))
        except ValueError:
            raise bad_request(complaint) from None


async def read_call(request: web.Request) -> Call:
    """Query string and body together; the body is JSON, a form or multipart, the verb GET or POST."""
    values = dict(request.query)
    uploads: dict[str, Upload] = {}
    if request.content_type == "application/json":
        values |= await _json_values(request)
    else:
        for name, value in (await request.post()).items():
            if isinstance(value, web.FileField):
                uploads[name] = Upload(value.filename, value.content_type, value.file.read())
            elif isinstance(value, str):
                values[name] = value
            else:
                uploads[name] = Upload(name, "application/octet-stream", bytes(value))
    return Call(request.match_info["method"].lower(), values, uploads)


def call_of_answer(body: bytes) -> Call | None:
    """The call that a webhook may put in its answer; None where the answer is no call."""
    try:
        answer = json.loads(body)
    except ValueError:
        return None
    if not isinstance(answer, dict) or not isinstance(answer.get("method"), str):
        return None
    return Call(answer.pop("method").lower(), _as_text(answer))


async def _json_values(request: web.Request) -> dict[str, str]:
    body = await request.read()
    try:
        values = json.loads(body) if body else {}
    except ValueError:
        values = None
    if not isinstance(values, dict):
        raise CallFailed(400, "Bad Request: the body must be a JSON object")
    return _as_text(values)


def _as_text(values: dict[str, Any]) -> dict[str, str]:
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in values.items()
        if value is not None
    }
