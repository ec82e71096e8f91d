"""The verbs of the command line: each prints its result alone, and says in one sentence what is wrong (FORMAT 1)."""

from __future__ import annotations

import argparse
import json
import os
import shutil
import sys
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NoReturn

from pydantic import ValidationError

from offercompare import PROGRAM, __version__
from offercompare.engine import Evaluation, decided, evaluate
from offercompare.errors import InputError, OfferCompareError, UsageError
from offercompare.files import fault_log, store
from offercompare.files.codec import problems_of
from offercompare.files.schema import file_schema
from offercompare.files.worked_example import EXAMPLE, worked_example
from offercompare.model import Comparison, Problem, problems
from offercompare.model.problem import one_line
from offercompare.numerals import ENGLISH
from offercompare.reference.papers import PAPERS
from offercompare.report.compose import compose, paper_of
from offercompare.report.console import drop, flush, show
from offercompare.report.edition_words import old_data, old_note
from offercompare.report.output import put
from offercompare.report.results import results, results_schema
from offercompare.report.since_saved import since_saved
from offercompare.report.since_saved_words import in_one_line
from offercompare.report.table import DETAILS, Options, Report
from offercompare.report.terminal import NARROWEST, terminal
from offercompare.report.trail import trail
from offercompare.report.verdict import sentences
from offercompare.report.words import sentence
from offercompare.translation import tr

DONE, INPUT_AT_FAULT, WRONG_USAGE, FAULT, INTERRUPTED = 0, 1, 2, 3, 130
WRITTEN = (".pdf", ".html", ".md", ".csv")


def main(argv: Sequence[str]) -> int:
    """Do what ``argv`` says (without the program's name); returns the exit status of FORMAT 1."""
    try:
        arguments = parser().parse_args(argv)
        status: int = arguments.do(arguments)
        flush()
        return status
    except SystemExit as exit_:
        return exit_.code if isinstance(exit_.code, int) else DONE
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        drop()
        return DONE
    except OfferCompareError as error:
        return tell(error)
    except Exception as fault:
        return _note(fault)


def tell(error: OfferCompareError) -> int:
    """Say the sentence of an error on standard error; returns the exit status that belongs to it."""
    _say(one_line(str(error), 1000))
    return WRONG_USAGE if isinstance(error, UsageError) else INPUT_AT_FAULT


# The words of a call ------------------------------------------------------------------------------------------------


class _Parser(argparse.ArgumentParser):
    def error(self, message: str) -> NoReturn:
        text = tr("{reason}; {program} --help says what there is.", reason=message, program=PROGRAM)
        raise UsageError(text[:1].upper() + text[1:])

    def _print_message(self, message: str, file: object = None) -> None:
        # Through our own door: standard output may be closed, or lack characters.
        show(message)


def parser() -> argparse.ArgumentParser:
    """Every verb and option; help, man page and shell completion are made from it."""
    top = _Parser(
        prog=PROGRAM,
        usage=tr("{program} [OPTION ...] [FILE ...]\n       {program} VERB ...", program=PROGRAM),
        description=tr("Compare job offers. Without a verb the window opens, with the offer file if one is named."),
        epilog=tr("Exit status: 0 done, 1 the input is at fault, 2 wrong usage, 3 a fault of the program."),
    )
    top.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}", help=tr("say the version"))
    _add_window(top.add_argument_group(tr("options of the window")))
    verbs = top.add_subparsers(
        title=tr("verbs"), prog=PROGRAM, dest="verb", required=True, metavar=tr("VERB"), parser_class=_Parser
    )
    _add_evaluate(_verb(verbs, "evaluate", tr("show a comparison on the terminal"), _evaluate))
    _add_report(_verb(verbs, "report", tr("write a comparison as .pdf, .html, .md or .csv"), _report))
    validate = _verb(verbs, "validate", tr("name every problem of offer files"), _validate)
    validate.add_argument("files", nargs="+", metavar=tr("FILE"), help=tr("an offer file"))
    schema = _verb(verbs, "schema", tr("print a JSON Schema"), _schema)
    schema.add_argument("what", choices=("file", "results"), help=tr("of offer files, or of evaluate --json"))
    example = _verb(verbs, "example", tr("write the worked example"), _example)
    example.add_argument("-o", "--output", required=True, metavar=tr("FILE"), help=tr("the offer file to write"))
    example.add_argument("--force", action="store_true", help=tr("replace the file if there is one"))
    desktop = _verb(verbs, "desktop", tr("put the program into the menu of a Linux desktop, or take it away"), _desktop)
    desktop.add_argument("what", choices=("install", "remove"), help=tr("for you alone, in your own data folder"))
    _verb(verbs, "self-test", tr("check the installed program"), _elsewhere)
    return top


def _add_window(group: argparse._ArgumentGroup) -> None:
    # Told here, read by __main__: a parser would cost the window a tenth of its start.
    group.add_argument("--example", action="store_true", help=tr("begin with the worked example"))
    group.add_argument("--hide-amounts", action="store_true", help=tr("hide all amounts, for a shared screen"))
    group.add_argument("--new-window", action="store_true", help=tr("a window of its own, beside the one that is open"))


def _verb(
    verbs: argparse._SubParsersAction[_Parser], name: str, text: str, do: Callable[[argparse.Namespace], int]
) -> _Parser:
    parser = verbs.add_parser(name, help=text, description=text[:1].upper() + text[1:] + ".", allow_abbrev=False)
    parser.set_defaults(do=do)
    return parser


def _add_evaluate(parser: _Parser) -> None:
    parser.add_argument("file", metavar=tr("FILE"), help=tr("an offer file"))
    parser.add_argument("--json", action="store_true", help=tr("everything, for other programs"))
    parser.add_argument("--trail", action="store_true", help=tr("how each figure was made"))
    parser.add_argument("--seed", type=int, metavar="N", help=tr("seed of the simulation"))
    parser.add_argument("--paths", type=int, metavar="N", help=tr("number of simulated paths"))


def _add_report(parser: _Parser) -> None:
    parser.add_argument("file", metavar=tr("FILE"), help=tr("an offer file"))
    parser.add_argument(
        "-o", "--output", required=True, metavar=tr("OUT"), help=tr("the file to write; its ending names the form")
    )
    parser.add_argument("--paper", choices=PAPERS, help=tr("size of a page; by the home place when not given"))
    parser.add_argument("--hide-names", action="store_true", help=tr("Offer A, Offer B, ... for companies"))
    parser.add_argument("--hide-amounts", action="store_true", help=tr("no amount of money"))
    parser.add_argument("--detail", choices=DETAILS, default="one-page", help=tr("one page, or everything"))


# Verbs --------------------------------------------------------------------------------------------------------------


def _evaluate(arguments: argparse.Namespace) -> int:
    opened = store.read(Path(arguments.file))
    evaluation = decided(evaluate(_with_settings(opened.comparison, arguments)))
    _tell_of_the_last_save(opened, evaluation)
    if arguments.json:
        _tell_of_old_data(evaluation)
        content = results(evaluation, sentences(evaluation, ENGLISH), arguments.trail)
        show(_json(content))
        return DONE
    options = Options(include_walk_away=True, include_people=True)
    text = terminal(_composed(evaluation, options, arguments.file), _width())
    show(text + (trail(evaluation, ENGLISH) if arguments.trail else ""))
    return DONE


def _tell_of_the_last_save(opened: store.Opened, evaluation: Evaluation) -> None:
    """What this version sees differently from what the file was saved with, in one line beside the result."""
    if opened.unread:
        _say(opened.unread)
    if opened.last_saved is not None and evaluation.comparison == opened.comparison:
        differs = in_one_line(since_saved(opened.last_saved, evaluation), ENGLISH)
        if differs:
            _say(differs)


def _tell_of_old_data(evaluation: Evaluation) -> None:
    """Beside the results, which must not depend on the day; the table for people has it among its assumptions."""
    if old := old_data(evaluation, _today()):
        _say(sentence(old_note(old)))


def _with_settings(comparison: Comparison, arguments: argparse.Namespace) -> Comparison:
    given = {name: getattr(arguments, name) for name in ("seed", "paths") if getattr(arguments, name) is not None}
    try:
        return comparison.changed({"settings": comparison.settings.changed(given)}) if given else comparison
    except ValidationError as error:
        problem = problems(error)[0]
        raise UsageError(f"--{problem.place} {problem.sentence}") from error


def _report(arguments: argparse.Namespace) -> int:
    out = Path(arguments.output)
    kind = out.suffix.lower()
    if kind not in WRITTEN:
        raise UsageError(tr("A report ends in .pdf, .html, .md or .csv; choose one of these."), one_line(str(out), 120))
    evaluation = evaluate(_opened(arguments.file))
    options = Options(arguments.detail, arguments.hide_names, arguments.hide_amounts)
    report = _composed(evaluation, options, arguments.file)
    _write(report, out, arguments.paper or paper_of(evaluation.comparison), evaluation, options)
    return DONE


def _write(report: Report, out: Path, paper: str, evaluation: Evaluation, options: Options) -> None:
    """Write a report in the form that the ending of ``out`` names. Raises ``OfferCompareError`` when it cannot."""
    match out.suffix.lower():
        case ".pdf":
            _write_pdf(report, out, paper, evaluation, options)
        case ".html":
            from offercompare.report.html import html

            put(out, html(report, paper).encode())
        case ".md":
            from offercompare.report.markdown import markdown

            put(out, markdown(report).encode())
        case _:
            from offercompare.report.csv import csv

            put(out, csv(report).encode())


def _write_pdf(report: Report, out: Path, paper: str, evaluation: Evaluation, options: Options) -> None:
    try:
        from offercompare.gui.paper_charts import charts_behind
        from offercompare.gui.printing import write_pdf
    except ImportError as error:
        text = tr("A PDF needs Qt, which does not load here ({reason}); choose .html instead.", reason=error)
        raise OfferCompareError(text) from error
    write_pdf(report, out, paper, charts_behind(report, evaluation, options, ENGLISH))


def _validate(arguments: argparse.Namespace) -> int:
    status = DONE
    for name in arguments.files:
        found = _problems(name)
        if not found:
            show(tr("{file}: no problems", file=one_line(name, 120)) + "\n")
            continue
        status = INPUT_AT_FAULT
        show("".join(f"{problem}\n" for problem in found))
        others = tr(" ({count} problems in all)", count=len(found)) if len(found) > 1 else ""
        _say(f"{found[0]}{others}")
    return status


def _problems(name: str) -> tuple[Problem, ...]:
    try:
        return problems_of(store.contents(Path(name)), name)
    except InputError as error:
        return (Problem(error.place, error.sentence),)


def _schema(arguments: argparse.Namespace) -> int:
    show(_json(file_schema() if arguments.what == "file" else results_schema()))
    return DONE


def _example(arguments: argparse.Namespace) -> int:
    path = Path(arguments.output)
    if os.path.lexists(path) and not arguments.force:
        text = tr("There is a file of this name already; choose another, or add --force to replace it.")
        raise InputError(text, one_line(str(path), 120))
    store.write(path, worked_example())
    return DONE


def _desktop(arguments: argparse.Namespace) -> int:
    from offercompare.files import menu_entry

    is_wanted = arguments.what == "install"
    files = menu_entry.install(menu_entry.program_words()) if is_wanted else menu_entry.remove()
    show("".join(f"{one_line(str(file), 1000)}\n" for file in files))
    return DONE


def _elsewhere(_: argparse.Namespace) -> int:
    """The self-test stands beside this module; the entry point calls it."""
    raise UsageError(tr("self-test stands alone: python -m offercompare self-test."))


def example_without_screen() -> int:
    """Print the worked example and write its PDF into the current folder, where no window can open."""
    try:
        comparison = worked_example()
        evaluation = evaluate(comparison)
        report = _composed(evaluation, Options(), EXAMPLE)
        show(terminal(report, _width()))
        out = Path(f"{PROGRAM}-example.pdf")
        _write(report, out, paper_of(comparison), evaluation, Options())
        _say(tr("There is no screen here, so no window opens. The same on paper: {file}", file=out))
        return DONE
    except BrokenPipeError:
        drop()
        return DONE
    except OfferCompareError as error:
        return tell(error)


# In and out ---------------------------------------------------------------------------------------------------------


def _opened(name: str) -> Comparison:
    return store.read(Path(name)).comparison


def _composed(evaluation: Evaluation, options: Options, file: str) -> Report:
    return compose(evaluation, options, _today(), Path(file).name, ENGLISH)


def _today() -> date:
    return datetime.now().astimezone().date()


def _width() -> int:
    return shutil.get_terminal_size((NARROWEST, 24)).columns


def _json(content: object) -> str:
    # ASCII: any terminal and any pipe can carry it.
    return json.dumps(content, indent=2, allow_nan=False) + "\n"


def _say(sentence: str) -> None:
    """One sentence on standard error; there may be none."""
    if sys.stderr is not None:
        print(f"{PROGRAM}: {sentence}", file=sys.stderr)


def _note(fault: BaseException) -> int:
    file = fault_log.note(fault)
    if file is None:
        _say(tr("A fault of the program, {kind}; it could not be noted.", kind=type(fault).__name__))
    else:
        _say(tr("A fault of the program; please report it. The details are in {file}", file=file))
    return FAULT
