"""The way to Telegram: one pooled aiohttp session, for python-telegram-bot's methods and for plain JSON calls."""

import json
from typing import Any
from urllib.request import getproxies

import aiohttp
from telegram.error import (
    BadRequest,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
    TimedOut,
)
from telegram.request import BaseRequest, RequestData
from yarl import URL

CONNECTIONS = 100
CONNECT = 5.0  # seconds
READ = 20.0
IDLE = 50.0  # Telegram closes connections that were quiet for a minute
encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode  # json.dumps with options makes one a call
MEANING: dict[int, type[TelegramError]] = {
    400: BadRequest,
    401: InvalidToken,
    403: Forbidden,
    404: InvalidToken,
    409: Conflict,
}


class AiohttpRequest(BaseRequest):
    """Errors never quote the address: it holds the token."""

    def __init__(self) -> None:
        self.session: aiohttp.ClientSession | None = None
        self.timeouts: dict[float, aiohttp.ClientTimeout] = {}
        self.urls: dict[str, URL] = {}

    @property
    def read_timeout(self) -> float:
        return READ

    async def initialize(self) -> None:
        if self.session is None:
            self.session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(limit=CONNECTIONS, ttl_dns_cache=300, keepalive_timeout=IDLE),
                cookie_jar=aiohttp.DummyCookieJar(),
                auto_decompress=False,
                skip_auto_headers=("User-Agent", "Accept-Encoding", "Accept"),
                trust_env=not {"http", "https"}.isdisjoint(getproxies()),  # looked up in a thread, call by call
            )

    async def shutdown(self) -> None:
        if self.session is not None:
            await self.session.close()
            self.session = None

    async def call(self, url: str, params: dict[str, Any], read: float = READ) -> Any:
        """A method by its address, JSON both ways: the result, or python-telegram-bot's exceptions.

        `Bot.do_api_request` would do, at three times the cost.
        """
        status, payload = await self._post(url, _json(params), read)
        try:
            answer = json.loads(payload)
            if status == 200:
                return answer["result"]
        except (ValueError, KeyError, TypeError, RecursionError):
            answer = None
        raise _failure(status, answer if isinstance(answer, dict) else {})

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Any = BaseRequest.DEFAULT_NONE,
        write_timeout: Any = BaseRequest.DEFAULT_NONE,
        connect_timeout: Any = BaseRequest.DEFAULT_NONE,
        pool_timeout: Any = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        read = read_timeout if isinstance(read_timeout, int | float) else READ
        if request_data is not None and request_data.contains_files:
            return await self._post(url, _form(request_data), read)
        return await self._post(url, _json(request_data.parameters if request_data else {}), read)

    async def _post(self, url: str, body: aiohttp.BytesPayload | aiohttp.FormData, read: float) -> tuple[int, bytes]:
        if self.session is None:
            raise NetworkError("not connected")
        address = self.urls.get(url) or self.urls.setdefault(url, URL(url))
        try:
            async with self.session.post(address, data=body, timeout=self._timeout(read)) as answer:
                return answer.status, await answer.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as problem:
            raise NetworkError(type(problem).__name__) from None

    def _timeout(self, read: float) -> aiohttp.ClientTimeout:
        if read not in self.timeouts:
            self.timeouts[read] = aiohttp.ClientTimeout(total=read + CONNECT, sock_connect=CONNECT)
        return self.timeouts[read]


def _json(params: dict[str, Any]) -> aiohttp.BytesPayload:
    return aiohttp.BytesPayload(encode(params).encode("utf-8", "replace"), content_type="application/json")


def _form(data: RequestData) -> aiohttp.FormData:
    form = aiohttp.FormData(quote_fields=False)  # Telegram shows a quoted file name as it is
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (filename, content, kind) in data.multipart_data.items():
        form.add_field(name, content, filename=filename, content_type=kind)
    return form


def _failure(status: int, answer: dict[str, Any]) -> TelegramError:
    parameters = answer.get("parameters")
    pause = parameters.get("retry_after") if isinstance(parameters, dict) else None
    if type(pause) is int:
        return RetryAfter(pause)
    kind = MEANING.get(status, NetworkError)
    return kind(str(answer.get("description", f"HTTP {status}")))
