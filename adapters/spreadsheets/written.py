"""Rows as files for others: CSV that a spreadsheet opens, and XLSX in which no text becomes a
formula."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from io import BytesIO, StringIO

from adapters.wording.outside import harmless

Row = Mapping[str, object]

#: A spreadsheet would take such a cell of a CSV file for a formula.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(heads: Sequence[str], rows: Iterable[Row]) -> str:
    """The rows by their heads. Every cell is harmless, and lines end as those of a CSV file do; a
    file of it is UTF-8 with a mark, so that spreadsheets read Vietnamese."""
    made = StringIO(newline="")
    writer = csv.writer(made)
    writer.writerow(heads)
    for row in rows:
        writer.writerow([_cell(row.get(head)) for head in heads])
    return made.getvalue()


def _cell(value: object) -> str:
    if value is None:
        return ""
    text = harmless(str(value))
    if not isinstance(value, Decimal) and text.startswith(_FORMULA):
        return f"'{text}"
    return text


def as_xlsx(heads: Sequence[str], rows: Iterable[Row]) -> bytes:
    """The rows by their heads. Points are numbers, all else is text."""
    # Many modules, for those who ask for such a file.
    from xlsxwriter import Workbook  # noqa: PLC0415

    made = BytesIO()
    with Workbook(made, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        bold = book.add_format({"bold": True, "text_wrap": True})
        for column, head in enumerate(heads):
            sheet.write_string(0, column, head, bold)
        for line, row in enumerate(rows, start=1):
            for column, head in enumerate(heads):
                value = row.get(head)
                if isinstance(value, Decimal | int):
                    sheet.write_number(line, column, float(value))
                elif value is not None:
                    sheet.write_string(line, column, harmless(str(value)))
        sheet.freeze_panes(1, 0)
        sheet.autofit()
    return made.getvalue()
