"""Countries, regions and currencies as people name them: ISO codes, names in English and Chinese, usual short forms."""

from functools import cache

from babel.core import get_global
from babel.numbers import get_currency_name

from calculators.shared.refusal import Refused
from flows.engine.formats import LOCALES, formats
from flows.engine.intake.text import READ_IN, key, plain

# Two letters that Babel has a name for and ISO has not assigned.
_NOT_ASSIGNED = frozenset({"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "XK", "ZZ"})
# What Babel does not say. Case, accents, spaces, punctuation and "the" do not count.
_COUNTRIES = {
    "AE": ("UAE", "阿联酋", "阿聯酋"),
    "CD": ("DR Congo", "DRC", "Democratic Republic of the Congo", "刚果民主共和国"),
    "CG": ("Republic of the Congo", "刚果共和国"),
    "CI": ("Ivory Coast",),
    "CN": (
        "PRC", "People's Republic of China", "mainland", "mainland China", "Chinese mainland",
        "中国大陆", "中國大陸", "大陆", "大陸", "内地", "內地", "中国内地", "中华人民共和国", "境内",
    ),
    "CV": ("Cabo Verde",),
    "CZ": ("Czech Republic",),
    "GB": ("UK", "Britain", "Great Britain", "England", "Scotland", "Wales", "Northern Ireland", "联合王国", "英格兰"),
    "HK": ("Hong Kong SAR", "HKSAR", "HKG", "香港", "香港特区", "香港特别行政区", "中國香港"),
    "KP": ("DPRK", "北朝鲜"),
    "KR": ("Republic of Korea", "ROK", "韓國", "南韩"),
    "MK": ("Macedonia",),
    "MM": ("Burma", "Myanmar"),
    "MO": ("Macau", "Macao SAR", "Macau SAR", "澳门", "澳門", "澳门特区", "澳门特别行政区", "中國澳門"),
    "NL": ("Holland",),
    "PS": ("Palestine", "巴勒斯坦"),
    "RU": ("Russian Federation", "俄国", "俄联邦"),
    "SZ": ("Swaziland",),
    "TL": ("East Timor",),
    "TR": ("Turkey",),
    "TW": ("Taiwan, China", "Taiwan, Province of China", "臺灣", "中國台灣", "台湾地区"),
    "US": ("USA", "United States of America", "America", "the States", "美利坚合众国"),
    "VA": ("Vatican", "Holy See", "梵蒂冈"),
}  # fmt: skip
_SHARED_COUNTRIES = {"korea": ("KP", "KR"), "congo": ("CD", "CG"), "刚果": ("CD", "CG")}

_DOLLARS = frozenset({"AUD", "CAD", "HKD", "NZD", "SGD", "TWD", "USD"})
_YUAN = _DOLLARS | {"CNY", "MOP"}
_CURRENCIES: dict[str, str] = {
    "AUD": "a$ au$ aud$ 澳元 澳币 澳幣",
    "CAD": "c$ ca$ can$ cdn$ cad$ 加元 加币 加幣 加拿大币",
    "CNY": "rmb cn¥ 人民币 人民幣 人民币元 renminbi yuan yuans chineserenminbi",
    "EUR": "欧 欧罗",
    "GBP": "poundsterling sterling 镑",
    "HKD": "hk$ hkd$ hkdollar hkdollars 港元 港币 港幣 港纸 港紙 港圆 港圓 蚊",
    "JPY": "jp¥ yen 日元 日圆 日圓 日币",
    "KRW": "韩元 韩币 won",
    "MOP": "mop$ 澳门元 葡币 pataca patacas",
    "NZD": "nz$ 纽币",
    "SGD": "s$ sg$ 新元 新币 坡币",
    "TWD": "nt$ ntd 台币 臺幣 新臺幣",
    "USD": "us$ usd$ 美元 美金 美刀",
}
_SHARED_CURRENCIES: dict[str, frozenset[str]] = {
    **dict.fromkeys(("$", "dollar", "dollars", "buck", "bucks", "刀"), _DOLLARS),
    **dict.fromkeys(("元", "圆", "圓", "块", "塊", "块钱", "塊錢"), _YUAN),
    "¥": frozenset({"CNY", "JPY"}),
}


@cache
def country_codes() -> tuple[str, ...]:
    """The 249 codes of ISO 3166-1 alpha-2, in their order."""
    known = map(str, LOCALES["en"].territories)
    return tuple(sorted(code for code in known if len(code) == 2 and code.isalpha() and code not in _NOT_ASSIGNED))


@cache
def _country_words() -> dict[str, set[str]]:
    meanings = {name: set(meant) for name, meant in _SHARED_COUNTRIES.items()}
    for code in country_codes():
        shown = (formats(language).country(code) for language in LOCALES)
        for name in {code, *_COUNTRIES.get(code, ()), *shown, *(locale.territories[code] for locale in READ_IN)}:
            meanings.setdefault(_name(name), set()).add(code)
    return meanings


def _name(text: str) -> str:
    return key(text).removeprefix("the").replace("saint", "st")


def read_country(text: str) -> str:
    """The code of a country or region. Refuses `not_a_country`, and `several_countries` for Korea and Congo."""
    meant = _country_words().get(_name(plain(text)), set())
    if len(meant) > 1:
        raise Refused("several_countries")
    if not meant:
        raise Refused("not_a_country")
    return next(iter(meant))


@cache
def currency_codes() -> frozenset[str]:
    """The ISO 4217 codes that are legal tender somewhere."""
    periods = (period for territory in get_global("territory_currencies").values() for period in territory)
    return frozenset(code for code, _start, end, tender in periods if tender and end is None)


@cache
def currency_words() -> dict[str, frozenset[str]]:
    """Every word for money, in lower case and as `key` spells it, with the codes it may mean."""
    meanings: dict[str, set[str]] = {}
    for code in currency_codes():
        names = {code, *_CURRENCIES.get(code, "").split()}
        for locale in READ_IN:
            names |= {get_currency_name(code, count, locale) for count in (None, 1, 2)}
            if not (sign := locale.currency_symbols.get(code, code)).endswith(("$", "¥")):
                names.add(sign)
        for name in names:
            for word in (key(name), name.casefold()):
                meanings.setdefault(word, set()).add(code)
    return {name: frozenset(meant) for name, meant in meanings.items()} | _SHARED_CURRENCIES


def read_currency(text: str) -> str:
    """The code of a currency. Refuses `not_a_currency`, and `several_currencies` for $, 元, ¥ and the like."""
    meant = currency_words().get(key(plain(text)), frozenset())
    if len(meant) > 1:
        raise Refused("several_currencies")
    if not meant:
        raise Refused("not_a_currency")
    return next(iter(meant))
