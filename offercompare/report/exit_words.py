"""How an exit of a private company is told: who gets what, where something begins, what is unknown or odd."""

from __future__ import annotations

from offercompare.engine.exit_points import Point
from offercompare.engine.exit_split import ExitSplit
from offercompare.engine.exit_stake import Caution, Open, Stake
from offercompare.numerals import NO_BREAK, Numerals
from offercompare.report.risk_figures import stay_text as stay_length
from offercompare.report.words import joined, line, offer_name
from offercompare.translation import tr, trn

UNITS = ((1e12, "tn"), (1e9, "bn"), (1e6, "m"), (1e3, "k"))
DIGITS = 3
LEAST_PART = 0.0001


def rough(value: float, numerals: Numerals, digits: int = DIGITS) -> str:
    """An amount of any size to three digits: "64k", "1.12bn"; below a thousand as it is."""
    return numerals.covered(_rough(value, numerals, digits))


def _rough(value: float, numerals: Numerals, digits: int) -> str:
    if not -1e15 < value < 1e15:
        return f"{value:.0e}".replace("e+", "e") if abs(value) != float("inf") else "∞"
    shown = float(f"{value:.{digits - 1}e}")
    for unit, name in UNITS:
        if abs(shown) >= unit:
            return f"{numerals.short(shown / unit, digits - 1)}{name}"
    return numerals.number(shown, 0 if shown == int(shown) else 2)


def rough_money(value: float, currency: str, numerals: Numerals) -> str:
    """The same with its currency: "USD 1.12bn"."""
    return f"{currency}{NO_BREAK}{rough(value, numerals)}"


def years_text(years: float, numerals: Numerals) -> str:
    """ "1 year", "2.5 years"; "1.5 months" below one."""
    if years == int(years):
        return trn("{count} year", "{count} years", int(years))
    if years < 1:
        return stay_length(years, numerals)
    return tr("{number} years", number=numerals.short(years, 2))


def stay_text(stake: Stake, numerals: Numerals) -> str:
    """What all shares here are counted by: "Shares vested after 3 years, your planned stay; before tax."."""
    years = years_text(stake.stay_years, numerals)
    return tr(
        "Shares vested after {years}, your planned stay; {currency}, before tax", years=years, currency=stake.currency
    )


def lead_sentence(stake: Stake, split: ExitSplit, numerals: Numerals) -> str:
    """What this exit leaves the person."""
    value = rough_money(split.value.known, stake.currency, numerals)
    name = company_name(stake)
    if not split.proceeds:
        return tr("{company} sold for {value}: what that leaves you is still to ask.", company=name, value=value)
    if not any(each.holding.shares for each in split.proceeds):
        return tr("{company} sold for {value}: nothing of your grants has vested by then.", company=name, value=value)
    left = numerals.money(split.yours.known, stake.currency)
    if split.yours.known > 0 and stake.questions:
        text = tr("{company} sold for {value} leaves you at least {left} before tax; a grant is still unknown.")
        return text.format(company=name, value=value, left=left)
    if split.yours.known > 0:
        return tr("{company} sold for {value} leaves you {left} before tax.", company=name, value=value, left=left)
    even = rough_money(min(each.break_even.known for each in split.proceeds), stake.currency, numerals)
    return tr(
        "{company} sold for {value} leaves you nothing: your grants pay above {even}.",
        company=name,
        value=value,
        even=even,
    )


def company_name(stake: Stake) -> str:
    """The company, without the role."""
    return line(stake.offer.company or "") or offer_name(stake.offer)


def preferred_sentence(stake: Stake, split: ExitSplit, numerals: Numerals) -> str:
    """What preferred does at this exit, and why."""
    owed = rough_money(split.terms.owed, stake.currency, numerals)
    part = numerals.percent(split.terms.preferred_share, 0)
    return {
        "nothing": tr("There is nothing for preferred to take."),
        "short": tr("Preferred takes all: less than the {owed} that come first."),
        "preference": tr("Preferred takes the {owed} that come first; its {part} of the shares would get less."),
        "participates": tr("Preferred takes the {owed} that come first and {part} of the rest."),
        "capped": tr("Preferred takes the {owed} that come first and {part} of the rest, up to its cap."),
        "converted": tr("Preferred converts: its {part} of the shares get more than the {owed} that come first."),
    }[split.stance].format(owed=owed, part=part)


def part_text(part: float, numerals: Numerals) -> str:
    """A part of the whole: "46 %", "0.02 %", so small that it would be 0 %: "< 0.01 %"."""
    if 0 < part < LEAST_PART:
        return f"< {numerals.percent(LEAST_PART)}"
    return numerals.percent(part, 0 if part >= 0.1 else 2)


def point_text(point: Point, numerals: Numerals) -> str:
    """A mark on the axis: "Preference covered: 190m"."""
    return tr("{what}: {value}", what=point_name(point), value=rough(point.value, numerals))


def point_name(point: Point) -> str:
    """What begins at a mark."""
    names = {
        "preference": tr("Preference covered"),
        "cap": tr("Cap reached"),
        "conversion": tr("Preferred converts"),
        "valuation": tr("Today's valuation"),
        "break_even": tr("Break-even"),
    }
    if point.kind == "break_even" and point.labels:
        return tr("Break-even of {grants}", grants=joined(label[:1].lower() + label[1:] for label in point.labels))
    return names[point.kind]


def point_word(point: Point) -> str:
    """The same in a word, where there is little room."""
    return {
        "preference": tr("Preference"),
        "cap": tr("Cap"),
        "conversion": tr("Converts"),
        "valuation": tr("Valuation"),
        "break_even": tr("Break-even"),
    }[point.kind]


# What is unknown or odd ---------------------------------------------------------------------------------


def question_sentence(stake: Stake, asked: Open) -> str:
    """What to ask before anything can be shared out."""
    name, grant = company_name(stake), tr("grant {number}", number=(asked.number or 0) + 1)
    return {
        "equity.preferred_price": tr("What did investors pay for a share of {company} in its last round?"),
        "equity.fully_diluted": tr("How many shares of {company} are there, fully diluted, or what is it valued at?"),
        "grants.shares": tr("{company}: how many shares is {grant}, or what is it worth?"),
        "grants.strike": tr("{company}: what does a share of {grant} cost to exercise?"),
        "start_date": tr("{company}: when did you start? What of {grant} is still to vest hangs on it."),
    }[asked.field].format(company=name, grant=grant)


def caution_sentence(stake: Stake, caution: Caution, numerals: Numerals) -> str:
    """What makes the figures odd, and what to look at."""
    amount = rough_money(caution.amount, stake.currency, numerals)
    reached = (
        tr("what fewer than 1 in 1,000 of the exits assumed here reach")
        if stake.offer.equity.exit_value is None
        else tr("the exit value you entered")
    )
    texts = {
        "above_company": tr("Your grants come to {part} of all shares: check the fully diluted shares and the grants."),
        "above_common": tr(
            "Your grants are more shares than there are common ones: check the preferred part of {part}."
        ),
        "no_exit": tr("With an exit hazard of 0 no exit ever comes in the calculation; here is one all the same."),
        "strike_above_price": tr("{grant}: its strike is not below today's investor price of {amount}."),
        "out_of_reach": tr("{grant}: it pays only above {reached}."),
        "preference_estimated": tr("How much was raised is not entered: the {amount} that come first are estimated."),
        "discounted": tr("Your illiquidity discount of {part} counts elsewhere; here it is not taken off."),
    }
    return texts[caution.oddity].format(
        grant=caution.label, part=numerals.percent(caution.amount, 2), amount=amount, reached=reached
    )
