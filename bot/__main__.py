"""The command line: `wenshui`, or `python -m bot`."""

import argparse
import asyncio
import json
import os
import sys
import time
from collections.abc import Sequence
from contextlib import nullcontext
from pathlib import Path
from typing import Any

from bot.conversation import day_in
from flows.engine.flow import Regime
from flows.engine.regimes import regimes

WRONG_USAGE = 2


def main(arguments: Sequence[str] | None = None) -> int:
    options = _parser().parse_args(arguments)
    status: int = options.command(options)
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("wenshui", description="Wenshui 问税: tax questions, one step at a time")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    demo = commands.add_parser("demo", help="the simulator, the bot and the page")
    demo.add_argument("--port", type=int, default=8080)
    demo.set_defaults(command=_demo)
    chat = commands.add_parser("chat", help="the conversation in the terminal")
    chat.add_argument("regime", nargs="?", default="", choices=["", *regimes()])
    chat.add_argument("scenario", nargs="?", default="")
    _language(chat)
    chat.set_defaults(command=_chat)
    run = commands.add_parser("run", help="the bot against Telegram; .env.example names its environment")
    run.set_defaults(command=_run)
    assess = commands.add_parser("assess", help="facts as JSON lines to answers as JSON lines")
    assess.add_argument("regime", choices=list(regimes()))
    assess.add_argument(
        "words", nargs="*", metavar="SCENARIO FILE", help="both may be left out; FILE is standard input then"
    )
    assess.add_argument("--dialogue", action="store_true", help="go through the dialogue, each answer written and read")
    _language(assess)
    assess.set_defaults(command=_assess)
    listing = commands.add_parser("regimes", help="what there is, for which years, on which sources")
    listing.add_argument("--json", action="store_true")
    listing.set_defaults(command=_regimes)
    return parser


def _language(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--language", choices=["en", "zh"], default="en")


def _today(regime: str = "") -> str:
    """The ISO day: BOT_TODAY, else the clock's where the regime is at home."""
    return os.environ.get("BOT_TODAY") or day_in(regime, int(time.time()))


def _demo(options: argparse.Namespace) -> int:
    from bot.simulator.demo import demo  # no other command needs the simulator

    return demo(options.port)


def _chat(options: argparse.Namespace) -> int:
    from bot.terminal import chat

    if options.scenario and options.scenario not in regimes()[options.regime].scenarios:
        return _wrong(
            f"{options.regime} has no scenario {options.scenario!r}: {', '.join(regimes()[options.regime].scenarios)}"
        )
    start = "-".join(part for part in (options.regime, options.scenario, options.language) if part)
    chat(start, options.language, os.environ.get("BOT_TODAY", ""), sys.stdin, sys.stdout)
    return 0


def _run(_: argparse.Namespace) -> int:
    """The bot against Telegram, configured by the environment."""
    from bot.logs import set_up  # the batch commands need neither settings nor Telegram
    from bot.settings import SettingsError, read_settings
    from bot.store import StoreFailed
    from bot.telegram.service import ServiceFailed, serve

    try:
        settings = read_settings(os.environ)
        set_up(settings.log_level)
        asyncio.run(serve(settings))
    except SettingsError as problem:
        return _wrong(str(problem))
    except (ServiceFailed, StoreFailed) as problem:
        print(f"wenshui: {problem}", file=sys.stderr)
        return 1
    return 0


def _assess(options: argparse.Namespace) -> int:
    from bot.assess import answers

    regime = regimes()[options.regime]
    scenario, file = _scenario_and_file(regime, options.words)
    if scenario not in regime.scenarios:
        return _wrong(f"{options.regime} has no scenario {scenario!r}: {', '.join(regime.scenarios)}")
    failed = False
    try:
        with Path(file).open(encoding="utf-8") if file else nullcontext(sys.stdin) as lines:
            for answer in answers(
                regime, scenario, lines, dialogue=options.dialogue, language=options.language, today=_today()
            ):
                failed |= "error" in answer
                print(json.dumps(answer, ensure_ascii=False), flush=True)
    except (OSError, UnicodeDecodeError) as problem:
        return _wrong(f"{file or 'standard input'} cannot be read: {type(problem).__name__}")
    return int(failed)


def _scenario_and_file(regime: Regime, words: list[str]) -> tuple[str, str]:
    """One word is the scenario if the regime has one of that name, else the file."""
    default = next(iter(regime.scenarios))
    if not words:
        return default, ""
    if len(words) == 1:
        return (words[0], "") if words[0] in regime.scenarios else (default, words[0])
    return words[0], words[1]


def _regimes(options: argparse.Namespace) -> int:
    listed = {name: _described(regime) for name, regime in regimes().items()}
    if options.json:
        print(json.dumps({"short": {}, "regimes": listed}, ensure_ascii=False, indent=1))
        return 0
    for name, regime in listed.items():
        print(f"{name}: {regime['title']['en']} / {regime['title']['zh']}; rules checked {regime['rules_checked']}")
        for period in regime["covers"]:
            print(f"  from {period['from']} until {period['until']}")
        for scenario, titles in regime["scenarios"].items():
            print(f"  {scenario}: {titles['en']} / {titles['zh']}")
        for source, about in regime["sources"].items():
            print(f"  [{source}] {about['title']['en']} ({about['status']}, checked {about['checked']})")
    return 0


def _described(regime: Regime) -> dict[str, Any]:
    from flows.engine.words import words

    name = regime.rules.regime
    speak = {language: words(language, name) for language in ("en", "zh")}
    return {
        "title": {language: say(regime.title) for language, say in speak.items()},
        "scenarios": {
            scenario: {language: say(flow.title) for language, say in speak.items()}
            for scenario, flow in regime.scenarios.items()
        },
        "rules_checked": regime.rules.checked.isoformat(),
        "covers": [{"from": str(first), "until": str(last) if last else "open"} for first, last in regime.rules.covers],
        "sources": {
            s.id: {"title": s.title, "status": s.status, "checked": str(s.checked)}
            for s in regime.rules.sources.values()
        },
    }


def _wrong(what: str) -> int:
    print(f"wenshui: {what}", file=sys.stderr)
    return WRONG_USAGE


if __name__ == "__main__":
    sys.exit(main())
