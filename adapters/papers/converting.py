"""PDF and PNG by way of LibreOffice, where it is there; the .docx is what is delivered in any case.

All papers in one call, on a profile of their own that goes afterwards. Its exit status says
nothing: each PDF is looked at.
"""

import os
import shutil
import signal
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from adapters.papers.layout import FONT

#: Seconds after which it is ended with everything that it started.
PATIENCE: Final = 60
#: Pixels a picture of a landscape table is wide.
PICTURE_WIDTH: Final = 1800
_NAMES: Final = ("soffice", "libreoffice")
_PLACES: Final = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    r"C:\Program Files\LibreOffice\program\soffice.exe",
)
#: Letters that fonts without Vietnamese lack.
_LETTERS: Final = "1ea1 01b0 1edf"


@dataclass(frozen=True)
class Converted:
    """What came of a conversion."""

    #: ``absent``: no LibreOffice; ``late``: it was ended; empty: it ran.
    problem: str
    made: tuple[Path, ...] = ()
    missing: tuple[Path, ...] = ()


def office_program() -> str | None:
    """LibreOffice, where it is installed."""
    found = next((path for name in _NAMES if (path := shutil.which(name))), None)
    return found or next((place for place in _PLACES if Path(place).exists()), None)


def to_pdf(papers: Sequence[Path], into: Path, patience: int = PATIENCE) -> Converted:
    """Convert all papers in one call; what is missing afterwards is named."""
    program = office_program()
    if program is None:
        return Converted("absent", missing=tuple(papers))
    with tempfile.TemporaryDirectory(
        prefix="thidua-office-", ignore_cleanup_errors=True
    ) as profile:
        late = not _run(
            [
                program,
                f"-env:UserInstallation={Path(profile).as_uri()}",
                *("--headless", "--norestore", "--convert-to", "pdf", "--outdir", str(into)),
                *map(str, papers),
            ],
            patience,
        )
    made = tuple(pdf for paper in papers if _is_pdf(pdf := into / f"{paper.stem}.pdf"))
    stems = {pdf.stem for pdf in made}
    missing = tuple(paper for paper in papers if paper.stem not in stems)
    return Converted("late" if late else "", made=made, missing=missing)


def _run(command: Sequence[str], patience: int) -> bool:
    """Whether it ended by itself; otherwise it is ended with all that it started."""
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        start_new_session=True,
    )
    try:
        process.wait(patience)
    except subprocess.TimeoutExpired:
        if sys.platform == "win32":
            process.kill()
        else:
            os.killpg(process.pid, signal.SIGKILL)
        process.wait()
        return False
    return True


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as opened:
            return opened.read(4) == b"%PDF" and path.stat().st_size > 500
    except OSError:
        return False


def to_png(pdf: Path) -> Path | None:
    """The first page as a picture beside the PDF, where poppler's tool is there."""
    program = shutil.which("pdftoppm")
    if program is None:
        return None
    stem = pdf.with_suffix("")
    _run(
        [
            *(program, "-png", "-singlefile", "-f", "1", "-l", "1"),
            *("-scale-to-x", str(PICTURE_WIDTH), "-scale-to-y", "-1", str(pdf), str(stem)),
        ],
        PATIENCE,
    )
    made = stem.with_suffix(".png")
    return made if made.exists() else None


def font_lacks_letters() -> str | None:
    """The family that stands in for the papers' font here, where it lacks Vietnamese letters.

    A PDF made with it has letters of another typeface inside words, and nothing else says so.
    """
    match, listing = shutil.which("fc-match"), shutil.which("fc-list")
    if match is None or listing is None:
        return None
    family = _said([match, "-f", "%{family[0]}", FONT])
    if not family or _said([listing, f"{family}:charset={_LETTERS}", "family"]):
        return None
    return family


def _said(command: Sequence[str]) -> str:
    try:
        done = subprocess.run(command, capture_output=True, timeout=PATIENCE, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace").strip()
