"""What people do to a sheet: they fill cells in, change what is printed, take the lock away."""

import io
import re
import zipfile
from collections.abc import Callable, Mapping
from pathlib import Path
from xml.sax.saxutils import escape

_SHEET = "xl/worksheets/sheet1.xml"


def changed(path: Path, change: Callable[[str], str], part: str = _SHEET) -> None:
    """One part of the workbook, changed."""
    made = io.BytesIO()
    with zipfile.ZipFile(path) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            if name == part:
                content = change(content.decode()).encode()
            new.writestr(name, content)
    path.write_bytes(made.getvalue())


def fill(path: Path, cells: Mapping[str, object]) -> None:
    """Write values into cells that are there, numbers as numbers."""

    def change(xml: str) -> str:
        for at, value in cells.items():
            found = re.search(rf'<c r="{at}"( s="[0-9]+")?[^>]*?(?:/>|>.*?</c>)', xml)
            assert found is not None, at
            style = found[1] or ""
            xml = xml.replace(found[0], f'<c r="{at}"{style}{_value(value)}</c>')
        return xml

    changed(path, change)


def _value(value: object) -> str:
    if isinstance(value, int | float):
        return f"><v>{value}</v>"
    if isinstance(value, str) and value.startswith("="):
        return f"><f>{escape(value[1:])}</f>"
    return f' t="inlineStr"><is><t>{escape(str(value))}</t></is>'


def unlock(path: Path) -> None:
    """Take the protection away."""
    changed(path, lambda xml: re.sub(r"<sheetProtection[^>]*/>", "", xml))
