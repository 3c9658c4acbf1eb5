"""`wenshui demo` starts the simulator and a bot, and ends both in good order."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

import pytest

DEMO = """
import sys
from bot.simulator.demo import demo
sys.exit(demo(int(sys.argv[1]), [sys.executable, "-c", sys.argv[2]]))
"""
PATIENT = """
import os, signal, sys, time
from pathlib import Path
folder = Path(os.environ["NOTES"])
def stop(*_):
    (folder / "stopped").touch()
    sys.exit(0)
signal.signal(signal.SIGTERM, stop)
names = ("BOT_STORE", "BOT_API_BASE_URL", "BOT_MODE", "BOT_TODAY", "BOT_WEBHOOK_URL", "no_proxy")
(folder / "settings").write_text("\\n".join(os.environ.get(name, "") for name in names))
time.sleep(60)
"""


@contextmanager
def demo(bot: str, port: int = 0, **environment: str) -> Iterator[subprocess.Popen[str]]:
    process = subprocess.Popen(  # noqa: S603 (this very Python)
        [sys.executable, "-c", DEMO, str(port), bot],
        env=os.environ | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
        encoding="utf-8",
    )
    try:
        yield process
    finally:
        process.kill()
        process.communicate()


def wait_for(path: Path) -> None:
    deadline = time.monotonic() + 20
    while not (path.exists() and path.read_text()):
        assert time.monotonic() < deadline, f"{path.name} did not appear"
        time.sleep(0.02)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_prints_the_address_and_stops_both_with_status_0(number: signal.Signals, tmp_path: Path) -> None:
    settings = {
        "NOTES": str(tmp_path),
        "BOT_TODAY": "2026-05-31",
        "BOT_STORE": "sqlite:///mine",
        "BOT_WEBHOOK_URL": "x",
    }
    with demo(PATIENT, **settings) as process:
        assert process.stdout is not None
        address = process.stdout.readline().removeprefix("Wenshui 问税: ").strip()
        with urlopen(address) as page:  # noqa: S310 (an address of ours)
            assert page.status == 200
        wait_for(tmp_path / "settings")
        store, base, mode, today, webhook, direct = (tmp_path / "settings").read_text().split("\n")
        assert Path(store.removeprefix("sqlite:///")).parent.is_dir()
        assert (base, mode, today, webhook) == (f"{address}bot", "polling", "2026-05-31", "")
        assert "127.0.0.1" in direct
        process.send_signal(number)
        assert process.wait(20) == 0
        assert (tmp_path / "stopped").exists()
        assert not Path(store.removeprefix("sqlite:///")).parent.exists()


def test_it_says_when_the_bot_dies() -> None:
    with demo("import sys; sys.exit(3)") as process:
        _, complaint = process.communicate(timeout=20)
        assert process.returncode == 1
    assert complaint == "The bot stopped by itself with status 3; its messages are above.\n"


def test_it_says_when_the_port_is_taken() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with demo(PATIENT, port) as process:
            said, complaint = process.communicate(timeout=20)
            assert process.returncode == 1
    assert said == ""
    assert complaint.startswith(f"Port {port} is taken. Choose another one: wenshui demo --port {port + 1}")
