"""The demo page in a real Chromium, for tests that tap and type."""

import os
import shutil
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from playwright.async_api import Browser, Page, async_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome")
FLAGS = ("--headless", "--disable-gpu", "--disable-background-networking")
SECONDS = 15  # that a step of a test may take
PHONE = {"width": 390, "height": 844}


@asynccontextmanager
async def chromium_browser() -> AsyncIterator[Browser]:
    found = next(filter(None, map(shutil.which, NAMES)), None)
    if found is None:
        pytest.skip(f"none of {', '.join(NAMES)} is installed: the page was not tried in a browser")
    as_root = ["--no-sandbox"] if os.geteuid() == 0 else []
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=found, args=[*FLAGS, *as_root])
        yield browser
        await browser.close()


@asynccontextmanager
async def browser_page(browser: Browser, address: str, **context: Any) -> AsyncIterator[Page]:
    """A page at the address, for somebody new. An error in the page's script fails the test."""
    problems: list[str] = []
    phone = await browser.new_context(**{"viewport": PHONE, "locale": "en-US"} | context)
    phone.set_default_timeout(SECONDS * 1_000)
    phone.on("weberror", lambda error: problems.append(str(error.error)))
    phone.on("console", lambda message: problems.append(message.text) if message.type == "error" else None)
    page = await phone.new_page()
    await page.goto(address)
    yield page
    await phone.close()
    assert problems == []
