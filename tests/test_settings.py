from pathlib import Path

import pytest

from bot.settings import VARIABLES, SettingsError, example, fixed_day, read_settings

TOKEN = {"BOT_TOKEN": "123456:ABC-DEF"}
WEBHOOK = {**TOKEN, "BOT_MODE": "webhook", "BOT_WEBHOOK_URL": "https://bot.example.org/hook", "BOT_HTTP_PORT": "8443"}


def test_a_token_is_all_that_is_needed() -> None:
    settings = read_settings(TOKEN)
    assert settings.api_base_url == "https://api.telegram.org/bot"
    assert (settings.mode, settings.http_port, settings.store) == ("polling", None, "sqlite:///wenshui.db")
    assert (settings.today, settings.log_level) == ("", "INFO")


def test_everything_given() -> None:
    more = {"BOT_API_BASE_URL": "http://127.0.0.1:8080/bot/", "BOT_TODAY": "2026-05-31", "BOT_LOG_LEVEL": "debug"}
    settings = read_settings({**WEBHOOK, "BOT_WEBHOOK_SECRET": "a_B-9", "BOT_STORE": "sqlite:////srv/x.db", **more})
    assert settings.api_base_url == "http://127.0.0.1:8080/bot"
    assert (settings.webhook_path, settings.webhook_secret, settings.http_port) == ("/hook", "a_B-9", 8443)
    assert (settings.store, settings.today, settings.log_level) == ("sqlite:////srv/x.db", "2026-05-31", "DEBUG")


def test_the_token_from_a_file(tmp_path: Path) -> None:
    file = tmp_path / "token"
    file.write_text(" 123456:ABC-DEF\n")
    assert read_settings({"BOT_TOKEN_FILE": str(file)}).token == "123456:ABC-DEF"


@pytest.mark.parametrize(
    ("environ", "sentence"),
    [
        ({}, "BOT_TOKEN is not set"),
        ({"BOT_TOKEN": "two words"}, "BOT_TOKEN is no token"),
        ({"BOT_TOKEN_FILE": "/does/not/exist"}, "BOT_TOKEN_FILE=/does/not/exist cannot be read"),
        ({**TOKEN, "BOT_API_BASE_URL": "api.telegram.org/bot"}, "BOT_API_BASE_URL=api.telegram.org/bot is no address"),
        ({**TOKEN, "BOT_API_BASE_URL": "https://example.org"}, "BOT_API_BASE_URL=https://example.org must end in /bot"),
        ({**TOKEN, "BOT_MODE": "push"}, "BOT_MODE=push is not known: write one of polling, webhook"),
        ({**WEBHOOK, "BOT_WEBHOOK_URL": ""}, "BOT_WEBHOOK_URL is not set"),
        ({**WEBHOOK, "BOT_WEBHOOK_URL": "bot.example.org"}, "BOT_WEBHOOK_URL=bot.example.org is no address"),
        ({**WEBHOOK, "BOT_HTTP_PORT": ""}, "BOT_HTTP_PORT is not set"),
        ({**WEBHOOK, "BOT_HTTP_PORT": "http"}, "BOT_HTTP_PORT=http is no port"),
        ({**WEBHOOK, "BOT_HTTP_PORT": "70000"}, "BOT_HTTP_PORT=70000 is no port"),
        ({**WEBHOOK, "BOT_WEBHOOK_SECRET": "with space"}, "BOT_WEBHOOK_SECRET must be"),
        ({**TOKEN, "BOT_STORE": "postgresql://me:secret@host/db"}, "BOT_STORE=postgresql:... is not known"),
        ({**TOKEN, "BOT_STORE": "sqlite:///"}, "BOT_STORE=sqlite:... is not known"),
        ({**TOKEN, "BOT_TODAY": "31.5.2026"}, "BOT_TODAY=31.5.2026 is no day"),
        ({**TOKEN, "BOT_LOG_LEVEL": "LOUD"}, "BOT_LOG_LEVEL=LOUD is not known"),
    ],
)
def test_what_cannot_be_used_is_named(environ: dict[str, str], sentence: str) -> None:
    with pytest.raises(SettingsError) as refused:
        read_settings(environ)
    assert str(refused.value).startswith(sentence)
    assert "secret" not in str(refused.value)


def test_a_secret_of_its_own_where_none_is_given() -> None:
    first, second = (read_settings({**WEBHOOK, "BOT_TOKEN": f"{number}:x"}) for number in (1, 2))
    assert first.webhook_secret != second.webhook_secret
    assert len(first.webhook_secret) == 64
    assert "1:x" not in first.webhook_secret


def test_what_is_printed_shows_no_secret() -> None:
    settings = read_settings({**WEBHOOK, "BOT_WEBHOOK_SECRET": "hush-hush"})
    assert "ABC-DEF" not in repr(settings)
    assert "hush-hush" not in repr(settings)


def test_the_fixed_day_without_a_token() -> None:
    assert fixed_day({"BOT_TODAY": "20260531"}) == "2026-05-31"
    assert fixed_day({}) == ""


def test_the_example_file_is_in_step() -> None:
    assert (Path(__file__).parents[1] / ".env.example").read_text(encoding="utf-8") == example()


def test_the_example_shows_the_defaults() -> None:
    lines = [line.partition("=") for line in example().splitlines() if line and not line.startswith("#")]
    given = {name: value for name, _, value in lines}
    assert list(given) == [variable.name for variable in VARIABLES]
    assert read_settings({**given, **TOKEN}) == read_settings(TOKEN)
