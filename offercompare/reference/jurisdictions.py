"""Which tax tables a place falls under: the nation, its state or region, then its county and city (MODEL 7a)."""

from __future__ import annotations

import csv
from collections import defaultdict
from collections.abc import Mapping
from functools import cache

from offercompare import resources
from offercompare.reference.places import Place

# A rule names a city as GeoNames calls it, or a whole county by its FIPS code; both belong to a state.
_LOCALITIES = "data/tax/us_localities.csv"
# Hundreds of towns in these states tax wages; the file lists the larger ones alone.
_MANY_LOCAL_TAXES = frozenset({"AL", "IA", "KY", "OH", "PA", "WV"})
# Countries whose ``admin`` is the part that taxes: postal codes in Canada, names in Switzerland.
_REGIONS = frozenset({"CA", "CH"})


def jurisdictions(place: Place) -> tuple[str, ...]:
    """Names as in the tax tables, the nation first: ("US", "US-NY", "US-NY-NYC"), ("GB", "GB-SCT"), ("DE",)."""
    country = place.country_code
    if country == "US" and place.admin:
        return (country, f"US-{place.admin}", *_local(place))
    if country == "GB" and place.admin == "Scotland":
        return (country, "GB-SCT")
    if country in _REGIONS and place.admin:
        return (country, f"{country}-{place.admin}")
    return (country,)


def may_lack_local_tax(place: Place) -> bool:
    """True where towns of the state tax wages and the tables do not say whether this one does: a tax not known."""
    return place.country_code == "US" and place.admin in _MANY_LOCAL_TAXES and not _local(place)


def _local(place: Place) -> tuple[str, ...]:
    """The county's jurisdictions, then the city's."""
    rules = _rules()
    found = (*rules[(place.admin, place.county_fips or "")], *rules[(place.admin, place.name)])
    return tuple(dict.fromkeys(found))


@cache
def _rules() -> Mapping[tuple[str, str], tuple[str, ...]]:
    """State and county code or city name, with the jurisdictions that tax there."""
    rules: defaultdict[tuple[str, str], tuple[str, ...]] = defaultdict(tuple)
    for row in csv.DictReader(resources.text(_LOCALITIES).splitlines()):
        rules[(row["state"], row["county"] or row["city"])] += (row["jurisdiction"],)
    return rules
