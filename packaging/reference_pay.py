"""Rents and wages as the program looks them up: which files there are, and the small tables made of them."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent.parent))

from reference_csv import FaultyTableError, Row, Table, Value, code, number, text

from offercompare.reference.filings import employer_key
from offercompare.reference.folding import fold

Tables = dict[str, tuple[Row, ...]]
# A derived table: its rows and its key.
Derived = dict[str, tuple[tuple[Row, ...], tuple[str, ...]]]
Columns = dict[str, Callable[[str], Value]]

NATION = "US"
TOTAL = "00-0000"
# What HUD adds to the name of an area says nothing to who looks for a flat.
HUD_WORDS = (" HUD Metro FMR Area", " HUD Nonmetro FMR Area", " HUD Nonmetr", " HUD Nonmet", " MSA", " Exception Area")

_YEAR = number(2000, 2100)
_COUNT = number(1, 1e9)
_WAGE = number(10_000, 2_000_000)
_RENT = number(200, 20_000)
_TENTHS = ("wage_p10", "wage_p25", "wage_p50", "wage_p75", "wage_p90")
_QUARTERS = ("wage_p25", "wage_p50", "wage_p75")
_RENTS: Columns = {
    "fiscal_year": _YEAR,
    **{f"rent_{size}": _RENT for size in ("studio", "1br", "2br", "3br", "4br")},
}
_WAGES: Columns = {
    "employment": _COUNT,
    "wage_mean": _WAGE,
    **dict.fromkeys(_TENTHS, _WAGE),
    "top_coded": number(0, 1),
}
# Above the highest wage that BLS publishes a percentile is left empty; so is one that is too uncertain.
_UNPUBLISHED = ("employment", "wage_mean", *_TENTHS)


def period(cell: str) -> Value:
    """The period of the filings, which the program names as their source."""
    if cell != "FY2025":
        raise ValueError(f"{cell!r} is not the period that offercompare/reference/filings.py names")
    return cell


COLLECTED = (
    Table(
        "us_metro_rent",
        {
            "cbsa_code": code(5),
            "hud_area_code": text,
            "hud_area_name": text,
            "state_codes": text,
            "population_2023": _COUNT,
            "is_largest_in_cbsa": number(0, 1),
            **_RENTS,
        },
        ("hud_area_code",),
    ),
    Table(
        "us_nonmetro_rent",
        {"hud_area_code": text, "hud_area_name": text, "state_codes": text, "population_2023": _COUNT, **_RENTS},
        ("hud_area_code",),
    ),
    Table("us_national_wages", {"soc_code": text, "soc_title": text, **_WAGES}, ("soc_code",), _UNPUBLISHED),
    Table(
        "us_state_wages",
        {"soc_code": text, "state_code": code(2), "state_name": text, **_WAGES},
        ("soc_code", "state_code"),
        _UNPUBLISHED,
    ),
    Table(
        "us_metro_wages",
        {"soc_code": text, "area_code": text, "area_kind": text, "area_name": text, **_WAGES},
        ("soc_code", "area_code"),
        _UNPUBLISHED,
    ),
    Table(
        "us_title_wages",
        {
            "title_key": text,
            "title_label": text,
            "scope": text,
            "cbsa_code": text,
            "area_name": text,
            "level": text,
            "period": period,
            "n": _COUNT,
            **dict.fromkeys(_QUARTERS, _WAGE),
        },
        ("title_key", "cbsa_code", "level"),
        ("cbsa_code",),
    ),
    Table(
        "us_lca_metro_wages",
        {
            "soc_code": text,
            "cbsa_code": code(5),
            "area_name": text,
            "period": period,
            "n": _COUNT,
            **dict.fromkeys(_TENTHS, _WAGE),
        },
        ("soc_code", "cbsa_code"),
    ),
    Table(
        "us_company_wages",
        {
            "employer_name": text,
            "employer_kind": text,
            "soc_code": text,
            "period": period,
            "n": _COUNT,
            **dict.fromkeys(_QUARTERS, _WAGE),
        },
        ("employer_name", "soc_code"),
    ),
)

NAMES = (
    Table(
        "occupations",
        {"words": text, "soc_code": text, "title_key": text, "why": text},
        ("words",),
        ("soc_code", "title_key"),
    ),
    Table("employers", {"alias": text, "employer_name": text}, ("alias",)),
)


def tables(read: Tables) -> Derived:
    """Every table of rents and wages that the database holds, with its key."""
    return {
        "us_rent": (_rents(read), ("hud_area_code",)),
        "us_occupation": (_occupations(read), ("soc_code",)),
        "title_words": (_title_words(read), ("line",)),
        "us_title": (_titles(read), ("title_key",)),
        "us_wages": (_wages(read), ("area", "soc_code")),
        "us_filings": (_filings(read), ("area", "title_or_soc", "level")),
        "us_employer": (_employers(read), ("employer_key", "employer_name")),
        "us_employer_wages": (_employer_wages(read), ("employer_name", "soc_code")),
    }


def largest_rent_areas(read: Tables) -> dict[Value, Value]:
    """The HUD area of each metro that most of its people live in."""
    return {row["cbsa_code"]: row["hud_area_code"] for row in read["us_metro_rent"] if row["is_largest_in_cbsa"]}


def _rents(read: Tables) -> tuple[Row, ...]:
    rows: list[Row] = [
        {
            "hud_area_code": row["hud_area_code"],
            "area": _area(str(row["hud_area_name"])),
            "fiscal_year": row["fiscal_year"],
            "rent_2br": row["rent_2br"],
        }
        for row in (*read["us_metro_rent"], *read["us_nonmetro_rent"])
    ]
    return tuple(sorted(rows, key=lambda row: str(row["hud_area_code"])))


def _area(name: str) -> str:
    for words in HUD_WORDS:
        name = name.removesuffix(words)
    return name.removesuffix(" (part)").strip()


def _known(read: Tables) -> dict[Value, Value]:
    return {row["soc_code"]: row["soc_title"] for row in read["us_national_wages"] if row["soc_code"] != TOTAL}


def _occupations(read: Tables) -> tuple[Row, ...]:
    return tuple({"soc_code": soc, "soc_title": title} for soc, title in sorted(_known(read).items(), key=str))


def _titles(read: Tables) -> tuple[Row, ...]:
    labels = {str(row["title_key"]): row["title_label"] for row in read["us_title_wages"]}
    return tuple({"title_key": key, "title_label": labels[key]} for key in sorted(labels))


def _title_words(read: Tables) -> tuple[Row, ...]:
    """The words of each line in the order in which they are tried, the most telling first."""
    known, titles = _known(read), {row["title_key"] for row in read["us_title_wages"]}
    for row in read["occupations"]:
        if row["soc_code"] not in (None, *known) or row["title_key"] not in (None, *titles):
            raise FaultyTableError(f"occupations.csv: {row['words']} means an occupation or title without wages")
        if fold(str(row["words"])) != row["words"]:
            raise FaultyTableError(f"occupations.csv: {row['words']} must be plain words in lower case")
    return tuple(
        {"line": line, "words": row["words"], "soc_code": row["soc_code"], "title_key": row["title_key"]}
        for line, row in enumerate(read["occupations"])
    )


def _wages(read: Tables) -> tuple[Row, ...]:
    """Wages by metro, state and nation; towns outside metros have their state's, as no county is joined to others."""
    metros = {row["cbsa_code"] for row in read["city_metro"]}
    areas = [(NATION, row) for row in read["us_national_wages"]]
    areas += [(str(row["state_code"]), row) for row in read["us_state_wages"]]
    areas += [(str(row["area_code"]), row) for row in read["us_metro_wages"] if row["area_code"] in metros]
    rows: list[Row] = [
        {"area": area, "soc_code": row["soc_code"], "employment": row["employment"], **_percentiles(row)}
        for area, row in areas
        if row["soc_code"] != TOTAL
    ]
    return tuple(sorted(rows, key=lambda row: (str(row["area"]), str(row["soc_code"]))))


def _percentiles(row: Row) -> Row:
    return {name.removeprefix("wage_"): row.get(name) for name in _TENTHS}


def _filings(read: Tables) -> tuple[Row, ...]:
    known = _known(read)
    found = [(row["cbsa_code"] or NATION, row["title_key"], row["level"], row) for row in read["us_title_wages"]]
    found += [(row["cbsa_code"], row["soc_code"], "all", row) for row in read["us_lca_metro_wages"]]
    rows: list[Row] = [
        {"area": area, "title_or_soc": what, "level": level, "n": row["n"], **_percentiles(row)}
        for area, what, level, row in found
        if "soc_code" not in row or what in known
    ]
    return tuple(sorted(rows, key=lambda row: tuple(str(value) for value in list(row.values())[:3])))


def _employers(read: Tables) -> tuple[Row, ...]:
    """Each name that an employer is known by, without case and legal form: its own and those it is widely called."""
    names = {str(row["employer_name"]) for row in read["us_company_wages"]}
    keys = {(employer_key(name), name) for name in names}
    for row in read["employers"]:
        alias = (employer_key(str(row["alias"])), str(row["employer_name"]))
        if alias in keys or alias[1] not in names:
            raise FaultyTableError(f"employers.csv: {row['alias']} adds nothing or means an unknown employer")
        keys.add(alias)
    return tuple({"employer_key": key, "employer_name": name} for key, name in sorted(keys))


def _employer_wages(read: Tables) -> tuple[Row, ...]:
    known = _known(read)
    rows: list[Row] = [
        {
            "employer_name": row["employer_name"],
            "soc_code": row["soc_code"],
            "n": row["n"],
            "staffing": int(row["employer_kind"] == "staffing"),
            **{name.removeprefix("wage_"): row[name] for name in _QUARTERS},
        }
        for row in read["us_company_wages"]
        if row["soc_code"] in known
    ]
    return tuple(sorted(rows, key=lambda row: (str(row["employer_name"]), str(row["soc_code"]))))
