"""The words that may stand beside a number, and what they say: its currency, its unit, its sign, that it is rough."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Literal

from flows.engine.intake.countries import currency_words

Kind = Literal[
    "money", "percent", "area", "other_area", "count", "month", "week", "year", "day", "per", "about", "loss", "minus",
    "plus", "plain",
]  # fmt: skip

_LONGEST = 40
_OVERLOOKED = str.maketrans("", "", " .!?。")

# By what they are worth in square metres, and in points of percent. Spelled without spaces and full stops.
_AREAS = {
    Decimal(1): "m2 m^2 sqm sqmetre sqmetres sqmeter sqmeters squaremetre squaremetres squaremeter squaremeters "
    "平方米 平方公尺 平米 平方 平",
    Decimal(2000) / 3: "亩 畝 市亩 mu",
    Decimal(10_000): "公顷 公頃 ha hectare hectares",
    Decimal(1_000_000): "km2 km^2 sqkm squarekilometre squarekilometres squarekilometer squarekilometers "
    "平方公里 平方千米",
}
_PERCENTS = {
    Decimal(1): "% percent pct percentagepoint percentagepoints 百分点 个百分点",
    Decimal(10): "成",
    Decimal("0.1"): "‰ permille permil",
    Decimal("0.01"): "‱",
}
_OTHERS: dict[Kind, str] = {
    "other_area": "ft ft2 ft^2 sqft squarefoot squarefeet foot feet acre acres m metre metres meter meters "
    "米 平方尺 平方呎 平方英尺 英尺 呎 尺 英亩 英畝 坪 分地",
    "count": "人 名 位 口 个 個 个人 個人 家 件 套 份 席 座 户 分 people person persons employee employees staff "
    "seat seats head heads user users item items unit units point points",
    "month": "月 个月 個月 month months mth mths",
    "week": "周 週 星期 个星期 個星期 礼拜 week weeks wk wks",
    "year": "年 岁 歲 周岁 週歲 year years yr yrs yearold yearsold yearsofage",
    "day": "日 天 day days",
    "per": "/ 每 per",
    "about": "~ ≈ about approx approximately around roughly circa orso 约 約 大约 大約 约为 大概 左右 上下 差不多",
    "loss": "loss lossof aloss alossof 亏损 虧損 亏 虧 净亏损",
    "minus": "- minus negative 负 負",
    "plus": "+",
    "plain": "; : only total intotal 整 正 共 共计 共計 合计 合計 总计 总共",
}


@dataclass(frozen=True, slots=True)
class Word:
    """What one word beside a number says. `codes`: the currencies it may mean. `factor`: into m2, into percent."""

    spelling: str
    kind: Kind
    codes: frozenset[str] = frozenset()
    factor: Decimal = Decimal(1)


@cache
def _words() -> dict[str, Word]:
    words = [Word(spelling.translate(_OVERLOOKED), "money", codes) for spelling, codes in currency_words().items()]
    for kind, spellings in _OTHERS.items():
        words += [Word(spelling, kind) for spelling in spellings.split()]
    for factor, spellings in _AREAS.items():
        words += [Word(spelling, "area", factor=factor) for spelling in spellings.split()]
    for factor, spellings in _PERCENTS.items():
        words += [Word(spelling, "percent", factor=factor) for spelling in spellings.split()]
    return {word.spelling: word for word in words}


def words_beside(text: str) -> list[Word] | None:
    """The words of what stands before or after a number; None where one of them is unknown."""
    spelled = text.translate(_OVERLOOKED)
    words = list(_split(spelled)) if len(spelled) <= 2 * _LONGEST else []
    return words if sum(len(word.spelling) for word in words) == len(spelled) else None


def _split(spelled: str) -> Iterator[Word]:
    """The longest known word from the left, again and again, until none is known."""
    words = _words()
    while word := next((words[head] for end in range(_LONGEST, 0, -1) if (head := spelled[:end]) in words), None):
        yield word
        spelled = spelled[len(word.spelling) :]
