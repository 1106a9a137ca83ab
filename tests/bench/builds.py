"""An earlier build of the engine, to stand beside this one."""

import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final

from tests.bench.pairs import folder

ROOT: Final = Path(__file__).parents[2]
#: The build before commands, loads and letters were made quick.
EARLIER: Final = "a5135921"


@contextmanager
def build(commit: str) -> Iterator[Path]:
    """The folder of a build of that commit, with the benches of this one. Gone afterwards.

    Raises ``CalledProcessError`` where the history is not here, as in an archive of the source.
    """
    with folder() as place:
        root = place / "build"
        _git("worktree", "add", "--detach", str(root), commit)
        try:
            bench = root / "tests" / "bench"
            shutil.rmtree(bench, ignore_errors=True)
            shutil.copytree(
                ROOT / "tests" / "bench", bench, ignore=shutil.ignore_patterns("__pycache__")
            )
            yield root
        finally:
            _git("worktree", "remove", "--force", str(root))


def _git(*words: str) -> None:
    subprocess.run(["git", *words], cwd=ROOT, check=True, capture_output=True)
