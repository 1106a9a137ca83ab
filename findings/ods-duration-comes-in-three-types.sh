#!/usr/bin/env bash
# python-calamine 0.9.1, one sheet saved as XLSX and as OpenDocument: numbers under the format of
# hours, [h]:mm, as a score typed into a column that was once formatted for times.
#
# Seen: from XLSX every one is a timedelta, so 38.5 can be had again as days. From .ods, where the
# value is a duration (office:time-value), those under 24 hours come as a time of day, and
# those of 24 hours or more as the raw text "PT924H00M00S". A reader that takes text for text shows
# the score as a word; one that asks for timedelta misses all of them.
#
# Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip --quiet --disable-pip-version-check install python-calamine==0.9.1 odfpy==1.4.1 XlsxWriter==3.2.9
venv/bin/python - <<'PYTHON'
import sys
from datetime import time, timedelta

import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P
from python_calamine import CalamineWorkbook

DAYS = (0.5, 1, 38.5)

document = OpenDocumentSpreadsheet()
table, row = Table(name="S"), TableRow()
for days in DAYS:
    hours = int(days * 24)
    cell = TableCell(valuetype="time", timevalue=f"PT{hours:02}H00M00S")
    cell.addElement(P(text=f"{hours}:00"))
    row.addElement(cell)
table.addElement(row)
document.spreadsheet.addElement(table)
document.save("sheet.ods")
with xlsxwriter.Workbook("sheet.xlsx") as workbook:
    hours = workbook.add_format({"num_format": "[h]:mm"})
    sheet = workbook.add_worksheet()
    for column, days in enumerate(DAYS):
        sheet.write_number(0, column, days, hours)


def read(name):
    return CalamineWorkbook.from_path(name).get_sheet_by_index(0).to_python()[0]


xlsx, ods = read("sheet.xlsx"), read("sheet.ods")
print("xlsx:", xlsx)
print("ods: ", ods)
sys.exit(
    xlsx != [timedelta(days=days) for days in DAYS]
    or ods != [time(12), "PT24H00M00S", "PT924H00M00S"]
)
PYTHON
