"""The words of a screen: translated sentences, filled with figures in the reader's look.

English sentences are marked `_()` where they stand and are the keys of the catalogs,
locales/zh_Hans/LC_MESSAGES/<regime>.po, then wenshui.po for what all regimes share.
"""

import logging
from functools import cache
from gettext import GNUTranslations, NullTranslations
from pathlib import Path
from string import Formatter

from flows.engine.formats import Formats

CATALOGS = Path(__file__).parents[2] / "locales"
COMMON = "wenshui"

log = logging.getLogger(__name__)


def _(sentence: str) -> str:
    """Marks a sentence for the catalogs. It is translated when it is shown."""
    return sentence


@cache
def words(language: str, regime: str = "") -> "Words":
    """The words of one language, those of a regime first. A catalog that was not compiled is a FileNotFoundError."""
    return Words(language, regime)


class Words(Formats):
    """`words("sentence {x}", x=...)` translates and fills; the formats come from Formats.

    A translation whose placeholders are not those of its sentence is a mistake that tests find; meanwhile the sentence
    is shown in English.
    """

    def __init__(self, language: str, regime: str = "") -> None:
        super().__init__(language, regime.partition("_")[0])
        self.regime = regime
        self._catalog = NullTranslations() if language == "en" else _catalogs(str(self.locale), regime)
        self._translated: dict[str, tuple[tuple[str, str | None], ...]] = {}

    def __call__(self, sentence: str, /, **values: object) -> str:
        """KeyError names a placeholder that is not filled."""
        parts = self._translated.get(sentence)
        if parts is None:
            parts = self._translated[sentence] = _parts(self._translation(sentence))
        return "".join([text if name is None else f"{text}{values[name]}" for text, name in parts])

    def _translation(self, sentence: str) -> str:
        translated = self._catalog.gettext(sentence) if sentence else ""
        if placeholders(translated) == placeholders(sentence):
            return translated
        log.warning("the translation of %r has other placeholders", sentence)
        return sentence


def _parts(sentence: str) -> tuple[tuple[str, str | None], ...]:
    """Text and the placeholder behind it as it is written: `holding.own` and `margin:abs` are names like any other."""
    parsed = Formatter().parse(sentence)
    return tuple((text, f"{name}:{spec}" if spec else name) for text, name, spec, _conversion in parsed)


def _catalogs(locale: str, regime: str) -> NullTranslations:
    common = _catalog(locale, COMMON)
    if not regime:
        return common
    catalog = _catalog(locale, regime)
    catalog.add_fallback(common)
    return catalog


def _catalog(locale: str, name: str) -> GNUTranslations:
    path = CATALOGS / locale / "LC_MESSAGES" / f"{name}.mo"
    try:
        with path.open("rb") as file:
            return GNUTranslations(file)
    except FileNotFoundError:
        raise FileNotFoundError(f"{path.relative_to(CATALOGS.parent)} is missing: run `make catalogs`") from None


@cache
def placeholders(sentence: str) -> frozenset[str]:
    """The names to be filled in, each as a whole. Broken braces count as a placeholder of their own."""
    try:
        return frozenset(name for _text, name in _parts(sentence) if name is not None)
    except ValueError as error:
        return frozenset({str(error)})
