"""All clusters of one year, for whoever looks at them from outside."""

from typing import Annotated

import typer

from adapters.cli.asking import one_of
from adapters.cli.databases import opened_to
from adapters.cli.exported_rows import CsvFile, Force, XlsxFile, tell_or_export
from adapters.cli.frame import Page, app
from adapters.cli.options import Seats
from adapters.cli.terminal import Terminal
from adapters.door.names import year_typed
from adapters.pages.review import review_page
from workflows.reads import Read
from workflows.review import ReviewPart

Year = Annotated[str | None, typer.Argument(metavar="NĂM")]
OfPart = Annotated[str | None, typer.Option("--part", metavar="PHẦN")]


@app.command(cls=Page)
def review(
    context: typer.Context,
    year: Year = None,
    part: OfPart = None,
    seats: Seats = None,
    csv: CsvFile = None,
    xlsx: XlsxFile = None,
    force: Force = False,
) -> None:
    """Every cluster of a year: where it stands, quotas and proposals, what is late, the list."""
    terminal: Terminal = context.obj
    asked = one_of(ReviewPart, part, "--part", "thidua review")
    with opened_to(terminal, Read.REVIEW, seats) as engine:
        told = review_page(engine, year_typed(year) if year is not None else None, asked)
        tell_or_export(terminal, told, (csv, xlsx), force=force)
