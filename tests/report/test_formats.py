"""One report in each form: the worked example word for word, names that try to be markup, what stays out."""

from __future__ import annotations

import csv as table
import dataclasses
import io
import os
import re
from collections.abc import Callable
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from builders import a_comparison, an_offer
from made_decisions import a_bar, a_question, with_decision

from offercompare import resources
from offercompare.engine import Evaluation, decided, evaluate, preview
from offercompare.engine.decision import Decision
from offercompare.model import Comparison
from offercompare.numerals import ENGLISH
from offercompare.report.compose import compose
from offercompare.report.csv import csv
from offercompare.report.factor_rows import factor_section
from offercompare.report.html import html
from offercompare.report.markdown import escaped, markdown
from offercompare.report.money_rows import result_section
from offercompare.report.sheet import sheet_of
from offercompare.report.table import Cell, Options, Report
from offercompare.report.terminal import columns_of, terminal

GOLDEN = Path(__file__).parent / "golden"
DAY = date(2026, 11, 26)
FORMS: dict[str, Callable[[Report], str]] = {"txt": terminal, "html": html, "md": markdown, "csv": csv}
HOSTILE = [
    "<script>alert(1)</script>",
    "=cmd|'/C calc'!A0",
    "| a | b |",
    "line\nbreak\r\n# title",
    "\u202eevil\u2066",
    "%s {0} {name} {{ 7*7 }} {% x %}",
    "[x](javascript:alert(1)) ![y](http://z)",
    "-1+1",
    "@SUM(A1)",
    "\x1b[31mred\x07",
    '" onmouseover="x',
]


def example(**changes: Any) -> Comparison:
    return Comparison.model_validate(resources.data("examples/worked-example.offers")).changed(changes)


@cache
def _decided(text: str) -> Evaluation:
    return decided(evaluate(Comparison.model_validate_json(text)))


def composed(comparison: Comparison, file_name: str = "spring.offers", **options: Any) -> Report:
    """The report; what it rests on is calculated once for each comparison."""
    return compose(_decided(comparison.model_dump_json(by_alias=True)), Options(**options), DAY, file_name, ENGLISH)


def hostile(text: str) -> Comparison:
    """Each text of a person, put where a report shows it."""
    offer = an_offer("a", company=text, title=text, place=text, notes=text, levels={"growth": 3}, overrides={"own": 40})
    other = an_offer("b", base=110_000.0, levels={"growth": 2}, benefits=[{"label": text, "amount": 1.0}])
    return a_comparison(
        offer, other, title=text, criteria=[{"key": "own", "label": text}], weights={"pay": 1, "own": 1, "growth": 1},
        person={"home": text},
    )  # fmt: skip


@pytest.mark.parametrize("detail", ["one-page", "full"])
@pytest.mark.parametrize("form", FORMS)
def test_the_worked_example_word_for_word(form: str, detail: str) -> None:
    """UPDATE_GOLDEN=1 writes the files anew; look at the difference before it is committed."""
    file = GOLDEN / f"worked-example-{detail}.{form}"
    text = FORMS[form](composed(example(), detail=detail))
    if os.environ.get("UPDATE_GOLDEN"):
        file.write_text(text, encoding="utf-8", newline="")
    assert text == file.read_bytes().decode()


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("text", HOSTILE)
def test_no_control_character_or_direction_mark_gets_out(form: str, text: str) -> None:
    written = FORMS[form](composed(hostile(text), detail="full", include_notes=True))
    allowed = {"\n", "\r", "\u00a0", "\ufeff"}
    assert {character for character in written if not character.isprintable()} <= allowed


class _Tags(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: set[str] = set()
        self.attributes: set[str] = set()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.add(tag)
        self.attributes |= {name for name, _ in attrs}


@pytest.mark.parametrize("text", HOSTILE)
def test_html_holds_no_markup_of_the_file_and_refers_to_nothing(text: str) -> None:
    page = html(composed(hostile(text), text, detail="full", include_notes=True))
    tags = _Tags()
    tags.feed(page)
    assert not tags.found & {"script", "img", "link", "iframe", "a", "object", "form", "svg"}
    assert not {name for name in tags.attributes if name.startswith("on") or name in {"src", "href"}}
    assert "default-src 'none'" in page
    assert "url(" not in page


@pytest.mark.parametrize("text", HOSTILE)
def test_csv_cells_are_never_formulas(text: str) -> None:
    content = csv(composed(hostile(text), text, detail="full", include_notes=True)).removeprefix("\ufeff")
    rows = list(table.reader(io.StringIO(content, newline="")))
    cells = [cell for row in rows for cell in row]
    assert not [cell for cell in cells if re.match(r"\s*[=+@\t\r|%]", cell) or re.match(r"\s*-(?!\d+(\.\d+)?$)", cell)]


@pytest.mark.parametrize("text", HOSTILE)
def test_markdown_tables_keep_their_columns(text: str) -> None:
    lines = markdown(composed(hostile(text), text, detail="full", include_notes=True)).splitlines()
    bars = [len(re.findall(r"(?<!\\)\|", line)) for line in lines]
    tables = [count for count, line in zip(bars, lines, strict=True) if line.startswith("|")]
    assert all(count == 0 for count, line in zip(bars, lines, strict=True) if not line.startswith("|"))
    assert set(tables) <= {4, 8}
    assert not [line for line in lines if re.search(r"(?<!\\)[<\[`]", line)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1. a", r"1\. a"),
        ("- a", r"\- a"),
        ("http://x", r"http\://x"),
        ("www.x", r"www\.x"),
        ("a-b (c)", "a-b (c)"),
        ("a*b_c", r"a\*b\_c"),
    ],
)
def test_markdown_escapes_what_is_markup_there(text: str, expected: str) -> None:
    assert escaped(text) == expected


@pytest.mark.parametrize("width", [80, 100, 200])
@pytest.mark.parametrize("count", [1, 4, 12])
def test_terminal_lines_fit(width: int, count: int) -> None:
    offers = [
        an_offer(f"o{number}", company="A company of a rather long name", base=1e9 + number, levels={"growth": 2})
        for number in range(count)
    ]
    text = terminal(composed(a_comparison(*offers), detail="full"), width)
    assert max(columns_of(line) for line in text.splitlines()) <= width


@pytest.mark.parametrize("detail", ["one-page", "full"])
@pytest.mark.parametrize("form", FORMS)
def test_hidden_names_are_nowhere(form: str, detail: str) -> None:
    comparison = example()
    report = composed(comparison, "nimbus.offers", detail=detail, hide_names=True, include_notes=True)
    written = FORMS[form](report)
    told = [word for offer in comparison.offers for word in (offer.company, offer.title) if word and word in written]
    assert told == []
    assert "nimbus" not in written.lower()
    assert comparison.title not in written
    assert "Offer A" in written


def amounts(report: Report) -> set[str]:
    """Each amount of more than three digits, as it is written and as it is stored."""
    sections = (*report.sections, *report.details)
    texts = [cell.text for section in sections for row in section.rows for cell in row.cells]
    texts += [cell.difference for section in sections for row in section.rows for cell in row.cells]
    texts += [*report.verdict, *report.risk, *(line for passage in report.passages for line in passage.lines)]
    shown = {found for text in texts for found in re.findall(r"\d+(?:,\d{3})+", text)}
    return shown | {text.replace(",", "") for text in shown}


@pytest.mark.parametrize("detail", ["one-page", "full"])
@pytest.mark.parametrize("form", FORMS)
def test_hidden_amounts_are_nowhere(form: str, detail: str) -> None:
    private = amounts(composed(example(), detail="full"))
    report = composed(example(), detail=detail, hide_amounts=True, include_notes=True, include_walk_away=True)
    written = FORMS[form](report)
    # As many cases as are simulated may be as many as one's sign-on.
    found = {amount for amount in private if re.search(rf"(?<![\d.]){amount}(?!\d| cases)", written)}
    assert len(private) > 50
    assert found == set()
    assert "hidden" in written


def test_what_is_private_stays_out_unless_asked_for() -> None:
    comparison = example(weights={"people": 30, "pay": 30, "growth": 40})
    plain, asked = (
        terminal(composed(comparison, detail="full", **options))
        for options in ({}, {"include_notes": True, "include_walk_away": True, "include_people": True})
    )
    for private in ("120,000 scores 0", "Ask how long vested options", "Set by hand to 70"):
        assert private not in plain.replace("\u00a0", " ")
        assert private in re.sub(r"\s+", " ", asked.replace("\u00a0", " "))
    assert not re.search(r"people \d+ instead", plain)


def test_the_current_job_comes_first_and_is_the_baseline() -> None:
    offers = example().offers
    report = composed(example(offers=(*offers[1:], offers[0])))
    assert report.columns[0].status == "current job"
    assert report.baseline == "Current job"
    assert report.sections[0].rows[1].cells[0].difference == ""


def test_states_are_told_apart() -> None:
    unknown = an_offer("a", base=None, evidence={"sign_on": "unknown"})
    report = composed(a_comparison(unknown, an_offer("b")))
    states = {row.key: row.cells[0].state for section in report.sections for row in section.rows}
    assert (states["base"], states["sign_on"], states["bonus"], states["spendable"]) == (
        "unknown",
        "unknown",
        "none",
        "unknown",
    )


def test_a_lower_bound_is_called_so_and_keeps_others_from_being_highest() -> None:
    partly = an_offer("a", evidence={"bonus": "unknown"})
    row = composed(a_comparison(partly, an_offer("b", base=120_000.0))).sections[0].rows[1]
    assert row.cells[0].text == "≥ 79,517"
    assert not any(cell.best for cell in row.cells)


def test_a_report_is_frozen() -> None:
    report = composed(example())
    with pytest.raises(dataclasses.FrozenInstanceError):
        report.title = "x"  # type: ignore[misc]


@pytest.mark.parametrize("form", FORMS)
def test_no_offers_make_a_report_too(form: str) -> None:
    assert "No offers yet" in FORMS[form](composed(example(offers=())))


# The range of outcomes ----------------------------------------------------------------------------------


def rows_of(report: Report, key: str) -> dict[str, tuple[Cell, ...]]:
    found = [section for section in (*report.sections, *report.details) if section.key == key]
    return {row.key: row.cells for section in found for row in section.rows}


def test_the_range_of_outcomes_is_that_of_the_simulation_in_digits_that_it_supports() -> None:
    comparison = example()
    ranges = rows_of(composed(comparison), "range")
    outcomes = [each.outcome for each in evaluate(comparison).offers]
    assert list(ranges) == ["range.p10", "range.p50", "range.p90", "range.certain", "p_zero"]
    for number, outcome in enumerate(outcomes):
        assert outcome is not None
        cell = ranges["range.certain"][number]
        assert cell.value == outcome.certainty_equivalent.value
        assert (
            abs(float(cell.text.replace(",", "")) - outcome.certainty_equivalent.known) < outcome.standard_error.known
        )
        assert (cell.difference, ranges["range.p10"][number].value) == ("", outcome.p10.value)
    assert [cell.text for cell in ranges["p_zero"]] == ["1 of 100", "81 of 100", "5 of 100", "–"]


def test_in_full_each_offer_stands_beside_each() -> None:
    report = composed(example(), detail="full")
    simulation = evaluate(example()).simulation
    assert simulation is not None
    rows = rows_of(report, "chances")
    chances = {key: row for key, row in rows.items() if key.startswith("chances.")}
    assert rows == chances
    assert rows_of(report, "missed")["missed.mean"][1].value == simulation.against["nimbus"].regret_mean.value
    assert [row[number].state for number, row in enumerate(chances.values())] == ["empty"] * 4
    assert chances["chances.nimbus"][2].value == simulation.pairwise["nimbus"]["northwind"]
    assert "range.mean" in rows_of(report, "range")
    assert any("the options of Nimbus AI pay nothing" in sentence for sentence in report.risk)
    assert report.risk[-1].startswith("The chance to lose the job lowers pay and counts as startup risk.")


@pytest.mark.parametrize("form", FORMS)
def test_sentences_of_risk_are_in_every_form_of_a_full_report(form: str) -> None:
    full, short = (re.sub(r"\s+", " ", FORMS[form](composed(example(), detail=each))) for each in ("full", "one-page"))
    assert "81 of 100 simulated cases" in full
    assert "81 of 100 simulated cases" not in short
    for words in ("Range of outcomes", "Certainty equivalent", "Equity pays nothing"):
        assert words.lower() in full.lower()
        assert words.lower() in short.lower()


def test_what_cannot_be_simulated_has_its_reason_and_at_least_is_said() -> None:
    ranges = rows_of(composed(a_comparison(an_offer("a", base=None), an_offer("b"))), "range")
    assert (ranges["range.p50"][0].state, ranges["range.p50"][0].note) == ("unknown", "base is unknown")
    partly = rows_of(composed(a_comparison(an_offer("a", evidence={"bonus": "unknown"}), an_offer("b"))), "range")
    assert partly["range.p50"][0].text.startswith("≥ ")


def test_without_anything_simulated_there_is_no_range() -> None:
    report = composed(a_comparison(an_offer("a", base=None), an_offer("b", base=None)), detail="full")
    assert (rows_of(report, "range"), rows_of(report, "chances"), report.risk) == ({}, {}, ())


def test_one_offer_has_a_range_and_no_chances() -> None:
    report = composed(a_comparison(an_offer()), detail="full")
    assert rows_of(report, "range")["range.p50"][0].value
    assert rows_of(report, "chances") == {}
    assert rows_of(report, "missed") == {}


def test_a_report_never_shows_what_is_pending_or_of_an_earlier_state() -> None:
    before = evaluate(example())
    offers = [
        offer.changed({"base": 400_000.0}) if offer.id == "harbor" else offer for offer in before.comparison.offers
    ]
    later = before.comparison.changed({"offers": offers})
    for quick in (preview(later), preview(later, before)):
        assert not quick.is_simulated
        assert compose(quick, Options(), DAY, "x", ENGLISH) == composed(later, "x")


def test_where_the_score_of_pay_stands_it_says_what_it_rests_on() -> None:
    report = composed(example(), detail="full")
    assert "certainty equivalent" in report.basis
    reasons = [each.text for each in report.reasons if each.subject == "Pay"]
    assert all("certainty equivalent" in text for text in reasons)
    notes = rows_of(report, "factors")["score.pay"]
    assert [cell.note for cell in notes] == reasons


def test_a_score_that_is_being_calculated_is_no_question() -> None:
    quick = preview(example())
    sheet = sheet_of(quick, Options(), ENGLISH)
    cells = [*result_section(sheet).rows[0].cells, *factor_section(sheet).rows[0].cells]
    assert {(cell.text, cell.state, cell.note) for cell in cells} == {("…", "empty", "being calculated")}
    unknown = preview(a_comparison(an_offer(base=None), an_offer("b")))
    cells = factor_section(sheet_of(unknown, Options(), ENGLISH)).rows[0].cells
    assert [cell.state for cell in cells] == ["unknown", "empty"]


# What the choice hangs on, and what to ask for ----------------------------------------------------------


def whole_decision(comparison: Comparison) -> Decision:
    decision = _decided(comparison.model_dump_json(by_alias=True)).decision
    assert decision is not None
    return decision


def test_ranks_over_other_weights_are_those_of_the_samples() -> None:
    found = whole_decision(example()).acceptability
    assert found is not None
    rows = rows_of(composed(example(), detail="full"), "ranks")
    assert list(rows) == ["rank.1", "rank.2", "rank.3", "rank.4"]
    ids = [offer.id for offer in example().offers]
    assert [cell.value for cell in rows["rank.1"]] == [found.shares[key][0] for key in ids]
    central = rows_of(composed(example(), detail="full"), "central")["central.growth"]
    assert [cell.value for cell in central] == [
        None if (weights := found.central[key]) is None else weights["growth"] for key in ids
    ]


def test_what_it_would_take_is_on_the_one_page_and_whole_in_full() -> None:
    counters = whole_decision(example()).counter_offers or ()
    short, full = composed(example()), composed(example(), detail="full")
    rows = rows_of(short, "ask")
    assert list(rows) == ["ask.pay.base", "ask.overall.base", "ask.pay.sign_on"]
    assert (rows_of(full, "ask"), rows_of(short, "ask_pay")) == ({}, {})
    for number, offer in enumerate(example().offers):
        over_all = [one for one in counters if one.offer == offer.id and one.on == "overall"]
        assert rows["ask.overall.base"][number].value == (over_all[0].asked("base").amount if over_all else None)
    assert rows["ask.pay.base"][2].text == "ahead"
    on_pay = rows_of(full, "ask_pay")
    assert [key for key in on_pay if key.endswith("base.net")] == ["ask.pay.base.net"]
    assert "ask.overall.base" in rows_of(full, "ask_overall")


def test_an_amount_out_of_reach_is_told_with_its_reason() -> None:
    evaluation = with_decision(evaluate(a_comparison(weights={"pay": 1})))
    for options in (Options(detail="full"), Options(detail="full", hide_amounts=True)):
        report = compose(evaluation, options, DAY, "x", ENGLISH)
        cell = rows_of(report, "ask_overall")["ask.overall.shares"][0]
        expected = ("hidden", "hidden", "") if options.hide_amounts else ("out of reach", "none", cell.note)
        assert (cell.text, cell.state, cell.note) == expected
        assert options.hide_amounts or cell.note == "Its pay is already beyond its scale."


def test_amounts_are_asked_for_in_the_currency_of_the_offer() -> None:
    offers = (an_offer("harbor", base=90_000.0, currency="EUR"), an_offer("northwind", base=220_000.0))
    comparison = a_comparison(*offers, weights={"pay": 1}, fx={"EUR": 1.1})
    cell = rows_of(composed(comparison), "ask")["ask.pay.base"][0]
    assert cell.text.startswith("EUR\u00a0")
    assert cell.value is not None
    assert cell.value > 150_000


def test_a_wide_table_leaves_out_what_it_would_take() -> None:
    offers = [an_offer(f"o{number}", base=100_000.0 + 1_000 * number) for number in range(6)]
    comparison = a_comparison(*offers, weights={"pay": 1})
    assert rows_of(composed(comparison), "ask") == {}
    assert rows_of(composed(comparison, detail="full"), "ask_pay") != {}
    assert rows_of(composed(comparison.changed({"offers": offers[:5]})), "ask") != {}


@pytest.mark.parametrize("form", FORMS)
def test_passages_are_in_every_form(form: str) -> None:
    short, full = (re.sub(r"\s+", " ", FORMS[form](composed(example(), detail=each))) for each in ("one-page", "full"))
    for words in ("What would change it", "Deadlines", "Ranks over other weights", "Who puts it first"):
        assert words.lower() in full.lower()
        assert words.lower() not in short.lower()
    for words in ("To ask", "Nimbus AI: "):
        assert words.lower() in full.lower()
        assert words.lower() in short.lower()


def test_the_one_page_asks_three_things_and_says_how_often_they_matter() -> None:
    evaluation = _decided(example().model_dump_json(by_alias=True))
    asked = (a_question("nimbus", changes_leader=0.22),)
    decision = dataclasses.replace(whole_decision(example()), questions=asked)
    report = compose(dataclasses.replace(evaluation, decision=decision), Options(), DAY, "x", ENGLISH)
    (passage,) = report.passages
    assert (passage.title, len(passage.lines)) == ("To ask", 3)
    assert passage.lines[0].startswith("Nimbus AI: ")
    assert passage.lines[0].endswith("? (changes the leader in 22 of 100)")
    assert all(text.endswith("?") for text in passage.lines[1:])


def test_what_the_lead_hangs_on_is_said_with_its_ends_and_who_leads_there() -> None:
    comparison = a_comparison(an_offer("harbor"), an_offer("northwind", base=120_000.0), weights={"pay": 1})
    bars = (
        a_bar("harbor", "northwind"),
        *[a_bar(None, what="stay_years", value=4.0, low_value=3.2, high_value=4.8)] * 13,
    )
    evaluation = with_decision(evaluate(comparison), tornado=bars)
    report = compose(evaluation, Options(detail="full"), DAY, "x", ENGLISH)
    lines = next(passage.lines for passage in report.passages if passage.title.startswith("What the lead hangs on"))
    assert lines[0].replace("\u00a0", " ") == (
        "Harbor: base pay, USD 80,000 … 120,000: the lead over Northwind changes by −9.0 … +6.0 points; "
        "at the high end Harbor leads."
    )
    assert (len(lines), lines[-1]) == (13, "2 more move it less.")


def test_one_offer_has_nothing_to_decide() -> None:
    report = composed(a_comparison(an_offer()), detail="full")
    titles = [passage.title for passage in report.passages]
    assert [rows_of(report, key) for key in ("ranks", "central", "ask_pay", "ask_overall")] == [{}] * 4
    assert not [title for title in titles if title.startswith("What")]


def test_weights_say_who_leads_beyond_their_ends_in_full() -> None:
    short, full = composed(example()), composed(example(), detail="full")
    assert full.weights[0].holds.startswith(short.weights[0].holds)
    assert full.weights[0].holds.endswith("; above that Northwind leads")
    assert full.weights[0].bracket == short.weights[0].bracket


def test_the_same_report_twice_is_the_same_bytes() -> None:
    comparison = a_comparison(an_offer("harbor", levels={"growth": 3}), an_offer("northwind", base=120_000.0))
    one, other = (compose(evaluate(comparison), Options(detail="full"), DAY, "x", ENGLISH) for _ in range(2))
    assert [FORMS[form](one) for form in FORMS] == [FORMS[form](other) for form in FORMS]


@pytest.mark.parametrize("hide_amounts", [False, True])
def test_weights_found_on_another_scale_are_said_without_its_amounts(hide_amounts: bool) -> None:
    weighed = {"way": "typed", "scales": {"pay": (80_000.0, 300_000.0)}}
    comparison = a_comparison(weights={"pay": 1.0, "growth": 1.0}, weighed=weighed)
    assert composed(comparison, hide_amounts=hide_amounts).warnings[0] == (
        "The weights were found before this changed: Pay. Weigh again, or keep them."
    )
    same = comparison.changed({"weighed": {"way": "typed", "scales": {"pay": (80_000.0, 400_000.0)}}})
    assert not any("Weigh again" in warning for warning in composed(same).warnings)
