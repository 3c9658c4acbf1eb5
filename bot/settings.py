"""What the operator decides, read from the environment. `python -m bot.settings` prints .env.example."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR", "CRITICAL")
MODES = ("polling", "webhook")


class SettingsError(Exception):
    """Names the variable, says what is wrong with it and what to write instead."""


@dataclass(frozen=True, slots=True)
class Variable:
    name: str
    default: str
    meaning: str


VARIABLES = (
    Variable("BOT_TOKEN", "", "the token that @BotFather gave you, like 123456:ABC-DEF; it is a password"),
    Variable("BOT_TOKEN_FILE", "", "or the file that holds the token, as with container secrets"),
    Variable("BOT_API_BASE_URL", "https://api.telegram.org/bot", "another Bot API server; ends in /bot"),
    Variable("BOT_MODE", "polling", "polling (needs no public address) or webhook"),
    Variable("BOT_WEBHOOK_URL", "", "webhook: the address that Telegram calls, like https://bot.example.org/hook"),
    Variable("BOT_WEBHOOK_SECRET", "", "webhook: 1 to 256 of A-Z a-z 0-9 _ -; made from the token if left out"),
    Variable("BOT_HTTP_PORT", "", "port of the webhook, /healthz and /readyz; polling needs none"),
    Variable("BOT_HTTP_HOST", "0.0.0.0", "address that port listens on"),  # noqa: S104 - a container is called from outside
    Variable("BOT_STORE", "sqlite:///wenshui.db", "where conversations are kept; sqlite:////var/lib/x.db is absolute"),
    Variable("BOT_TODAY", "", "a fixed day like 2026-05-31 for tests and demos; else the clock"),
    Variable("BOT_LOG_LEVEL", "INFO", "one of " + ", ".join(LEVELS)),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """`http_port`: None for no server. `today`: an ISO day, or "" for the clock."""

    token: str = field(repr=False)
    api_base_url: str
    mode: str
    webhook_url: str
    webhook_secret: str = field(repr=False)
    http_port: int | None
    http_host: str
    store: str
    today: str
    log_level: str

    @property
    def webhook_path(self) -> str:
        return urlsplit(self.webhook_url).path or "/"


def read_settings(environ: Mapping[str, str]) -> Settings:
    """Raises SettingsError."""
    given = {each.name: environ.get(each.name, "").strip() or each.default for each in VARIABLES}
    token = _token(given)
    base_url = _address(given, "BOT_API_BASE_URL").rstrip("/")
    _need(base_url.endswith("/bot"), f"BOT_API_BASE_URL={base_url} must end in /bot, like https://example.org/bot")
    settings = Settings(
        token=token,
        api_base_url=base_url,
        mode=_one_of(given, "BOT_MODE", MODES),
        webhook_url=_address(given, "BOT_WEBHOOK_URL") if given["BOT_WEBHOOK_URL"] else "",
        webhook_secret=_secret(given, token),
        http_port=_port(given),
        http_host=given["BOT_HTTP_HOST"],
        store=_store(given),
        today=fixed_day(environ),
        log_level=_one_of({**given, "BOT_LOG_LEVEL": given["BOT_LOG_LEVEL"].upper()}, "BOT_LOG_LEVEL", LEVELS),
    )
    if settings.mode == "webhook":
        _need(bool(settings.webhook_url), "BOT_WEBHOOK_URL is not set: BOT_MODE=webhook needs the public https address")
        _need(settings.http_port is not None, "BOT_HTTP_PORT is not set: BOT_MODE=webhook needs the port to listen on")
    return settings


def fixed_day(environ: Mapping[str, str]) -> str:
    """BOT_TODAY, checked, for every command; "" if the clock decides."""
    day = environ.get("BOT_TODAY", "").strip()
    try:
        return day and date.fromisoformat(day).isoformat()
    except ValueError:
        raise SettingsError(f"BOT_TODAY={day} is no day: write it like 2026-05-31, or leave it out") from None


def _token(given: Mapping[str, str]) -> str:
    token, file = given["BOT_TOKEN"], given["BOT_TOKEN_FILE"]
    if not token and file:
        try:
            token = Path(file).read_text(encoding="utf-8").strip()
        except (OSError, UnicodeDecodeError) as problem:
            reason = problem.strerror if isinstance(problem, OSError) else "not a text file"
            raise SettingsError(f"BOT_TOKEN_FILE={file} cannot be read: {reason}") from None
    _need(bool(token), "BOT_TOKEN is not set: write the token that @BotFather gave you, or its file in BOT_TOKEN_FILE")
    good = re.fullmatch(r"[\w:-]+", token, re.ASCII)
    _need(good, "BOT_TOKEN is no token: it looks like 123456:ABC-DEF, without spaces")
    return token


def _secret(given: Mapping[str, str], token: str) -> str:
    secret = given["BOT_WEBHOOK_SECRET"] or hashlib.sha256(f"webhook {token}".encode()).hexdigest()
    _need(re.fullmatch(r"[\w-]{1,256}", secret, re.ASCII), "BOT_WEBHOOK_SECRET must be 1 to 256 of A-Z a-z 0-9 _ -")
    return secret


def _address(given: Mapping[str, str], name: str) -> str:
    address = given[name]
    parts = urlsplit(address)
    good = parts.scheme in ("http", "https") and parts.hostname
    _need(good, f"{name}={address} is no address: write it like https://example.org/bot")
    return address


def _port(given: Mapping[str, str]) -> int | None:
    port = given["BOT_HTTP_PORT"]
    good = not port or (port.isascii() and port.isdigit() and 0 < int(port) < 65_536)
    _need(good, f"BOT_HTTP_PORT={port} is no port: write a number from 1 to 65535, or leave it out for no server")
    return int(port) if port else None


def _store(given: Mapping[str, str]) -> str:
    store = given["BOT_STORE"]
    good = store.startswith("sqlite:///") and store != "sqlite:///"
    _need(good, f"BOT_STORE={store.partition(':')[0]}:... is not known: write it like sqlite:///wenshui.db")
    return store


def _one_of(given: Mapping[str, str], name: str, choices: tuple[str, ...]) -> str:
    _need(given[name] in choices, f"{name}={given[name]} is not known: write one of {', '.join(choices)}")
    return given[name]


def _need(holds: object, sentence: str) -> None:
    if not holds:
        raise SettingsError(sentence)


def example() -> str:
    """.env.example: every variable with its meaning and default."""
    head = "# Copy to .env and fill in. Only BOT_TOKEN is needed.\n"
    return head + "".join(f"\n# {each.meaning}\n{each.name}={each.default}\n" for each in VARIABLES)


if __name__ == "__main__":
    print(example(), end="")
