#!/usr/bin/env bash
# python-calamine 0.9.1, reading a cell of an OpenDocument sheet whose text is broken inside the
# paragraph (OpenDocument 1.2, 6.1.5: <text:line-break/>; 6.1.4: <text:tab/>).
#
# Seen: both elements vanish and the words beside them are joined, "Sở Nội vụ" over "tỉnh Long An"
# comes as "Sở Nội vụtỉnh Long An". Two paragraphs in a cell come with a line feed between them, and
# the same text in an XLSX cell keeps its line feed. So a unit's name read from .ods may equal no
# name that is known, although the sheet shows it rightly.
#
# Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip --quiet --disable-pip-version-check install python-calamine==0.9.1 odfpy==1.4.1 XlsxWriter==3.2.9
venv/bin/python - <<'PYTHON'
import sys

import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import LineBreak, P, Tab
from python_calamine import CalamineWorkbook

OVER, UNDER = "Sở Nội vụ", "tỉnh Long An"


def cell(*paragraphs):
    made = TableCell(valuetype="string")
    for parts in paragraphs:
        paragraph = P()
        for part in parts:
            paragraph.addElement(part) if hasattr(part, "qname") else paragraph.addText(part)
        made.addElement(paragraph)
    return made


document = OpenDocumentSpreadsheet()
table, row = Table(name="S"), TableRow()
for made in (
    cell([OVER, LineBreak(), UNDER]),
    cell([OVER, Tab(), UNDER]),
    cell([OVER], [UNDER]),
):
    row.addElement(made)
table.addElement(row)
document.spreadsheet.addElement(table)
document.save("sheet.ods")
with xlsxwriter.Workbook("sheet.xlsx") as workbook:
    workbook.add_worksheet().write_string(0, 0, f"{OVER}\n{UNDER}")


def read(name):
    return CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python()[0]


line_break, tab, paragraphs = read("sheet.ods")
(xlsx,) = read("sheet.xlsx")
seen = {"ods, line break": line_break, "ods, tab": tab, "ods, paragraphs": paragraphs, "xlsx": xlsx}
for name, text in seen.items():
    print(f"{name}: {text!r}")
joined, apart = OVER + UNDER, f"{OVER}\n{UNDER}"
sys.exit([line_break, tab, paragraphs, xlsx] != [joined, joined, apart, apart])
PYTHON
