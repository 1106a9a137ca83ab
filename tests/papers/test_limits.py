"""How long a dossier takes and how much memory, all of its processes together."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from adapters.papers.converting import office_program
from tests.papers.conftest import OFFICE
from tests.spreadsheets.books import CLUSTER_8, HEAD, as_numbers, workbook

SECONDS, MEGABYTES = 10, 300

#: Run in a process of its own, so that its children are those of the dossier alone.
MEASURE = """
import json, resource, subprocess, sys
done = subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
print(json.dumps([done.returncode, used.ru_utime + used.ru_stime, used.ru_maxrss / 1024]))
"""


@pytest.mark.skipif(sys.platform != "linux", reason="memory is counted as Linux counts it")
def test_a_dossier_of_twelve_units_is_quick_and_small(tmp_path: Path) -> None:
    """Under ten seconds of work and 300 MB in the largest process, with PDF files where they can be
    made; the time of the processors is counted, so that a busy machine does not matter."""
    if office_program() is None and not os.environ.get("THIDUA_OFFICE"):
        pytest.skip("LibreOffice is not installed")
    table = tmp_path / "bang.xlsx"
    table.write_bytes(workbook(("Bảng điểm", (HEAD, *as_numbers(CLUSTER_8)))))
    program = [sys.executable, "-c", "from adapters.cli import main; main()"]
    words = ["papers", str(table), *OFFICE, "--out", str(tmp_path / "ra")]
    measured = subprocess.run(
        [sys.executable, "-c", MEASURE, *program, *words],
        capture_output=True,
        check=True,
        cwd=Path(__file__).parents[2],
    )
    code, seconds, megabytes = json.loads(measured.stdout)
    assert code == 0
    assert seconds < SECONDS
    assert megabytes < MEGABYTES
