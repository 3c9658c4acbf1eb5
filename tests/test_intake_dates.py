"""Dates are read in full or refused; what can be read two ways is never guessed."""

from datetime import date

import pytest

from calculators.shared.refusal import Refused
from flows.engine.intake.dates import read_date, read_month_day
from tests.tables import cells, rows

LAST_OF_MAY = """
2026-05-31 | 2026.5.31 | 2026/5/31 | 2026 5 31 | 20260531 | 2026. 5. 31. | 2026 / 5 / 31 | ２０２６－０５－３１
31 May 2026 | May 31, 2026 | May 31st, 2026 | 31-May-2026 | 31May2026 | the 31st of May, 2026 | 2026 May 31
MAY 31 2026
2026年5月31日 | 2026年5月31号 | 2026年5月31號 | 2026 年 5 月 31 日 | 2026年5月31 | ２０２６年５月３１日
二〇二六年五月三十一日 | 二零二六年五月卅一日 | 二○二六年五月三十一号 | 2026年五月31日
31/5/2026 | 5/31/2026 | 31.5.2026 | 31-05-2026 | 05-31-2026 | \u200e31/5/2026
"""
REFUSED = """
two_digit_year: 31/5/26 | 2nd1 May | 5/31/26 | 31 May 26 | May 31, 26 | 26年5月31日 | 二六年五月三十一日 | 0026-05-31
partial_date: 2026 | 2026-05 | 2026年5月 | 二〇二六年五月 | 5月31日 | 31 May | May 2026 | May | 31 | 5/31
partial_date: 12/2026 | 31号
relative_date: today | yesterday | tomorrow | last week | next May | two days ago | Monday | this 31 May
relative_date: 今天 | 昨天 | 前天 | 上周 | 上个月 | 去年 | 今年5月1日 | 星期一 | 周五 | 刚才
minguo_year: 民国115年5月31日 | 民國115年5月31日 | 民国一百一十五年
impossible_date: 31 April 2026 | 2026/13/01 | 29 Feb 2025 | 2026-31-05 | 31/4/2026 | 13/13/2026 | 20261301 | 32 May 2026
impossible_date: 2026年2月30日 | 2026年十三月一日 | 2026年5月9999999999日
two_dates: 2026-05-31 to 2026-06-30 | 1 May 2026 and 2 May 2026
not_a_date: abc | 2026-05/31 | 2026-05-31 10:00 | 31/5/20266 | 5月5 of 2026 | 2026年5月½日 | 31 Mayo 2026 | 1,2 | 😀
empty:  |  \u200b
hidden_characters: \u202e31/5/2026
"""


@pytest.mark.parametrize("typed", cells(LAST_OF_MAY))
def test_a_date(typed: str) -> None:
    assert read_date(typed) == date(2026, 5, 31)


@pytest.mark.parametrize("typed", ["03/04/2026", "3/4/2026", "3.4.2026", "03-04-2026", "3 4 2026"])
def test_a_date_that_can_be_read_two_ways(typed: str) -> None:
    assert read_date(typed) == (date(2026, 4, 3), date(2026, 3, 4))


def test_equal_day_and_month_leave_no_doubt() -> None:
    assert read_date("4/4/2026") == date(2026, 4, 4)


@pytest.mark.parametrize(("code", "typed"), rows(REFUSED))
def test_a_date_that_is_refused(code: str, typed: str) -> None:
    with pytest.raises(Refused) as caught:
        read_date(typed)
    assert caught.value.code == code


@pytest.mark.parametrize(
    ("typed", "month_day"),
    [
        ("31 March", "03-31"), ("March 31", "03-31"), ("Mar 31st", "03-31"), ("31st of March", "03-31"),
        ("03-31", "03-31"),
        ("3月31日", "03-31"), ("三月三十一日", "03-31"), ("3月31号", "03-31"), ("３月３１日", "03-31"),
        ("3.31", "03-31"),
        ("12/31", "12-31"), ("31/12", "12-31"), ("31-12", "12-31"), ("4/4", "04-04"), ("29 Feb", "02-29"),
        ("31 March 2026", "03-31"), ("2026-03-31", "03-31"), ("2026年3月31日", "03-31"), ("31/3/2026", "03-31"),
        ("end of March", "03-31"), ("the last day of June", "06-30"), ("3月底", "03-31"), ("九月末", "09-30"),
        ("03-04", "03-04"),
    ],
)  # fmt: skip
def test_a_day_of_the_year(typed: str, month_day: str) -> None:
    assert read_month_day(typed) == month_day


@pytest.mark.parametrize(
    ("typed", "pair"),
    [
        ("3/4", ("04-03", "03-04")), ("3/4/2026", ("04-03", "03-04")), ("3.4", ("04-03", "03-04")),
        ("end of February", ("02-28", "02-29")), ("2月底", ("02-28", "02-29")),
    ],
)  # fmt: skip
def test_a_day_of_the_year_that_can_be_read_two_ways(typed: str, pair: tuple[str, str]) -> None:
    assert read_month_day(typed) == pair


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("30 Feb", "impossible_date"), ("13月1日", "impossible_date"), ("29 Feb 2025", "impossible_date"),
        ("13月底", "impossible_date"), ("March", "not_a_month_day"), ("2026", "not_a_month_day"),
        ("31", "not_a_month_day"),
        ("0331", "not_a_month_day"), ("年底", "not_a_month_day"), ("end of term", "not_a_month_day"),
        ("today", "relative_date"), ("31/3/26", "two_digit_year"), ("", "empty"),
    ],
)  # fmt: skip
def test_no_day_of_the_year(typed: str, code: str) -> None:
    with pytest.raises(Refused) as caught:
        read_month_day(typed)
    assert caught.value.code == code
