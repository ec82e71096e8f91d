"""Each bundled table carries its edition, and gets old when it says so: never on the day of release."""

from __future__ import annotations

import json
from datetime import date, timedelta
from fnmatch import fnmatch

import pytest

from offercompare import resources
from offercompare.reference import currencies, database, filings, tax_tables, wages
from offercompare.reference.editions import KINDS, OLD_AFTER_DAYS, data_version, editions

RELEASE = date(2026, 11, 26)
BY_KEY = {each.key: each for each in editions()}


def test_the_file_speaks_the_words_of_the_program() -> None:
    assert {each.kind for each in editions()} <= set(KINDS)
    assert len(BY_KEY) == len(editions())
    assert all(each.edition and each.why and each.source for each in editions())


def test_every_data_file_is_in_some_edition() -> None:
    folder = resources.path("data")
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*.*") if path.suffix in (".csv", ".json")]
    apart = {"editions.csv", "version.json"}
    patterns = [pattern for each in editions() for pattern in each.files]
    assert [name for name in names if name not in apart and not any(fnmatch(name, pat) for pat in patterns)] == []
    assert [pattern for pattern in patterns if not any(fnmatch(name, pattern) for name in names)] == []


def test_a_tax_edition_is_the_newest_table_of_its_country() -> None:
    files = resources.path("data/tax").glob("??-*.csv")
    newest = {file.stem[:2]: str(tax_tables.years(file.stem[:2])[-1]) for file in files}
    assert {each.area: each.edition for each in editions() if each.kind == "tax"} == newest


def _newest(table: str, column: str = "year", where: str = "1") -> object:
    return database.rows(f"SELECT MAX({column}) AS newest FROM {table} WHERE {where}")[0]["newest"]


def test_the_other_editions_are_those_of_the_tables() -> None:
    assert BY_KEY["prices_US"].edition == str(_newest("us_metro_price_parity"))
    assert BY_KEY["prices_world"].edition == str(_newest("country_price_level"))
    for country in ("CA", "GB", "JP"):
        found = _newest("region_price_level", where=f"country_code = '{country}'")
        assert BY_KEY[f"prices_{country}"].edition == str(found)
    assert BY_KEY["rents_US"].edition == f"FY{_newest('us_rent', 'fiscal_year')}"
    assert BY_KEY["rents_EU"].edition == str(_newest("city_rent_europe"))
    assert f"{BY_KEY['wages_US'].named} {BY_KEY['wages_US'].edition}" == wages.SOURCE
    assert f"{BY_KEY['filings_US'].named} {BY_KEY['filings_US'].edition}" == filings.SOURCE
    rate = currencies.rate("EUR", "USD")
    assert rate is not None
    assert rate.source == f"{BY_KEY['rates'].named} {BY_KEY['rates'].edition}"


def test_nothing_is_old_on_the_day_of_release_nor_a_month_after() -> None:
    assert [each.key for each in editions() if each.is_old(RELEASE + timedelta(30))] == []


@pytest.mark.parametrize(
    ("key", "first_old_day"),
    [
        ("tax_US", date(2027, 3, 31)),
        ("tax_GB", date(2027, 7, 4)),
        ("tax_FR", date(2027, 3, 31)),
        ("prices_US", date(2027, 5, 20)),
        ("rents_US", date(2026, 12, 29)),
        ("rates", date(2027, 1, 28)),
    ],
)
def test_old_begins_ninety_days_after_the_newest_there_can_be(key: str, first_old_day: date) -> None:
    edition = BY_KEY[key]
    assert edition.newest_until is not None
    assert first_old_day == edition.newest_until + timedelta(OLD_AFTER_DAYS)
    assert edition.is_old(first_old_day)
    assert not edition.is_old(first_old_day - timedelta(1))


def test_what_has_no_next_edition_never_gets_old() -> None:
    lasting = [each for each in editions() if each.newest_until is None]
    assert {"prices_GB", "places", "defaults"} <= {each.key for each in lasting}
    assert not any(each.is_old(date(2099, 1, 1)) for each in lasting)


def test_the_data_version_is_the_one_beside_the_data() -> None:
    assert data_version() == json.loads(resources.text("data/version.json"))["edition"]
