"""The report as one HTML page that needs, loads and runs nothing."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, StrictUndefined, Template

from offercompare import resources
from offercompare.report.table import Report
from offercompare.translation import tr

TEMPLATE = "report/report.html.jinja"
STYLE = "report/report.css"


def html(report: Report, paper: str = "A4") -> str:
    """A page of its own for screen and ``paper`` (A4 or Letter); every text of the file is escaped."""
    return _template().render(report=report, paper=paper, style=resources.text(STYLE), tr=tr)


@cache
def _template() -> Template:
    environment = Environment(autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True)
    return environment.from_string(resources.text(TEMPLATE))
