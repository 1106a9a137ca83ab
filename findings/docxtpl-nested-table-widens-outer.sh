#!/usr/bin/env bash
# docxtpl 0.20.2 on python-docx 1.2.0, rendering a Word template in which a cell of a table holds a
# table of its own: two ballots side by side, each with a table of nominees.
#
# Seen: the rows of the inner table are taken for rows of the outer one, too. Where the inner table
# has more columns, the outer one's grid (ECMA-376, part 1, 17.4.48 w:tblGrid) gains the columns
# that it lacks: an outer table of 2 columns around an inner one of 4 comes out with 4, although
# none of its rows has more than 2 cells, and a word processor lays its cells out anew. The inner
# table is left as it was. An inner table with at most as many columns changes nothing.
#
# Exits 0 while this is so, 1 when it has changed.
set -euo pipefail
folder=$(mktemp -d); trap 'rm -rf "$folder"' EXIT; cd "$folder"
python3 -m venv venv
venv/bin/pip --quiet --disable-pip-version-check install docxtpl==0.20.2 python-docx==1.2.0
venv/bin/python - <<'PYTHON'
import sys

from docx import Document
from docx.oxml.ns import qn
from docxtpl import DocxTemplate


def columns(name):
    """The columns in the grid of each table, the outer one first."""
    tables = Document(name).element.body.iter(qn("w:tbl"))
    return [len(table.find(qn("w:tblGrid"))) for table in tables]


def rendered(inner):
    """An outer table of two columns around one of so many: its grids before and after."""
    document = Document()
    outer = document.add_table(rows=1, cols=2)
    outer.rows[0].cells[0].text = "{{ name }}"
    outer.rows[0].cells[1].add_table(rows=1, cols=inner)
    document.save("template.docx")
    template = DocxTemplate("template.docx")
    template.render({"name": "Long An"}, autoescape=True)
    template.save("made.docx")
    return columns("template.docx"), columns("made.docx")


wider, narrower = rendered(4), rendered(2)
print("inner of 4 columns: before", wider[0], "after", wider[1])
print("inner of 2 columns: before", narrower[0], "after", narrower[1])
sys.exit((wider, narrower) != (([2, 4], [4, 4]), ([2, 2], [2, 2])))
PYTHON
