"""The pictures in README.md, taken from the demo page while somebody talks to the bot: python -m docs.screenshots"""

import asyncio
from pathlib import Path
from tempfile import TemporaryDirectory

from playwright.async_api import Browser

from tests.browser import browser_page, chromium_browser
from tests.simulation import Simulation, simulation
from tests.test_http import Talker, the_bot

IMAGES = Path(__file__).parent / "images"
RESULT = (
    "corporation", "false", "!31 May 2026", "onshore", "!31 December", "s:", "!3.6m",
    "corporation", "true", "true", "false", "false", "false", "false", "false", "false", "!18",
    "!10 January 2023", "!16", "d:", "true", "!1 September 2025", "!4", "d:", "false", "false",
    "true", "true", "!0",
)  # fmt: skip
QUESTION = ("corporation", "false", "!2026年5月31日", "onshore", "!12月31日", "s:", "!360万", "w:")


async def talk(sim: Simulation, person: int, language: str, steps: tuple[str, ...]) -> None:
    """Steps that begin with ! are typed; the others are the start or the end of a button's data."""
    talker = Talker(await sim.phone(person, language))
    await talker.say(f"/start hk_disposal-disposal-{language}")
    for step in steps:
        await (talker.say(step[1:]) if step.startswith("!") else talker.tap(step))


async def picture(browser: Browser, address: str, language: str, name: str, under: int) -> None:
    """Scrolled so that the message typed last, or the one `under` before it, stands at the top."""
    look = {"locale": language, "viewport": {"width": 390, "height": 830}, "device_scale_factor": 2}
    async with browser_page(browser, address, **look) as page:
        await page.locator("#log .message.mine").nth(-1 - under).evaluate("typed => typed.scrollIntoView()")
        await page.wait_for_timeout(300)  # until it has scrolled
        await page.screenshot(path=IMAGES / f"{name}.png")


async def main() -> None:
    with TemporaryDirectory() as folder:
        async with simulation() as sim, the_bot(sim, Path(folder)), chromium_browser() as browser:
            await talk(sim, 1, "en", RESULT)
            await talk(sim, 2, "zh", QUESTION)
            await picture(browser, f"{sim.address}/?person=1", "en-US", "result-en", 0)
            await picture(browser, f"{sim.address}/?person=2", "zh-CN", "question-zh", 1)


if __name__ == "__main__":
    asyncio.run(main())
