"""Printed pages: what the command line answers over the kept databases, Vietnamese and English.

``python -m tests.golden.printed`` writes ``pages/`` anew, for a change of a page that is meant.
Look through the difference before you commit it.
"""

import re
import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from unittest.mock import patch

from adapters.bootstrap import initialize
from adapters.log import transaction
from tests.cli.typed import typed

HERE: Final = Path(__file__).parent / "pages"
KEPT: Final = Path(__file__).parents[1] / "kept"
#: By what it is followed, as it is typed and as the file is called.
LANGUAGES: Final = {"vi": ("--lang", "vi"), "en": ("--lang", "en")}
#: By database: whether it is a practice one, and what is asked of it as a page in both languages.
PAGES: Final[dict[str, tuple[bool, tuple[str, ...]]]] = {
    "nguon": (
        False,
        (
            "status cum-8/2021",
            "status cum-8",
            "status long-an",
            "outcome cum-8/2021",
            "outcome bac-kan",
            "log cum-5/2022",
            "log bac-kan",
            "audit acts cum-8/2021",
            "explain cum-8/2021 long-an",
            "rulebook show cum-8/2021",
            "calendar cum-8/2021",
        ),
    ),
    "thuc-hanh": (
        True,
        (
            "status khoi-thuc-hanh/2027",
            "status khoi-thuc-hanh",
            "status hoa-sen",
            "outcome khoi-thuc-hanh/2026",
            "outcome khoi-thuc-hanh",
            "log khoi-thuc-hanh/2026",
            "log khoi-thuc-hanh/2027",
            "log khoi-thuc-hanh",
            "audit scores khoi-thuc-hanh/2026",
            "audit acts khoi-thuc-hanh/2026",
            "audit duties khoi-thuc-hanh/2026",
            "explain khoi-thuc-hanh/2026 hoa-sen",
            "history khoi-thuc-hanh/2026 hoa-sen 4",
            "calendar khoi-thuc-hanh/2027",
            "calendar",
            "notices khoi-thuc-hanh/2026",
            "rulebook show khoi-thuc-hanh/2026",
            "rulebook show khoi-thuc-hanh/2027",
            "do khoi-thuc-hanh/2027",
            *(
                f"notices preview khoi-thuc-hanh/2026@{event}"
                for event in (2, 6, 9, 17, 20, 22, 26, 53, 54, 56, 59, 81, 91, 93, 95, 103, 108)
            ),
        ),
    ),
}
#: Likewise, what is asked of it as JSON.
VALUES: Final[dict[str, tuple[str, ...]]] = {
    "nguon": ("outcome bac-kan", "explain cum-8/2021 long-an", "rulebook show cum-8/2021"),
    "thuc-hanh": (
        "status khoi-thuc-hanh",
        "outcome khoi-thuc-hanh/2026",
        "log hoa-sen",
        "audit acts khoi-thuc-hanh/2026",
        "explain khoi-thuc-hanh/2026 hoa-sen",
        "history khoi-thuc-hanh/2026 hoa-sen 4",
        "calendar khoi-thuc-hanh/2027",
        "notices khoi-thuc-hanh/2027",
        "do hoa-sen",
    ),
}


def printed(database: str, folder: Path) -> Iterator[tuple[str, str]]:
    """Every page of one kept database: the file it stands in, and what is printed today.

    It is printed of a copy in the folder, on a screen of 80 columns, on 1 December 2026 at noon.
    """
    practice, pages = PAGES[database]
    copy = Path(shutil.copy(KEPT / f"{database}.db", folder / f"{database}.db"))
    initialize(str(copy), practice).store.close()
    with patch.dict(transaction._NOW, sqlite="1796101200000000"):
        for asked in pages:
            for language, option in LANGUAGES.items():
                yield _file(database, asked, f"{language}.txt"), _answer(copy, asked, *option)
        for asked in VALUES[database]:
            yield _file(database, asked, "json"), _answer(copy, asked, "--json")


def _answer(copy: Path, asked: str, *options: str) -> str:
    answer = typed(*asked.split(), *options, "--db", copy)
    assert (answer.code, answer.err) == (0, ""), f"{asked}: {answer.err}"
    return answer.out


def _file(database: str, asked: str, ending: str) -> str:
    return f"{database}/{re.sub('[ /]', '-', asked)}.{ending}"


def main() -> None:
    """Write all files anew, and no others."""
    shutil.rmtree(HERE, ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        for database in PAGES:
            (HERE / database).mkdir(parents=True)
            for file, page in printed(database, Path(folder)):
                (HERE / file).write_text(page, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
