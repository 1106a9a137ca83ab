"""Why a folder takes no files, told apart by what there is to do about it."""

from errno import EACCES, EEXIST, ENOSPC, ENOTDIR, EPERM, EROFS
from pathlib import Path
from typing import Final

from domain.values.refusal import Refusal

_PROBLEMS: Final = {
    **dict.fromkeys((EEXIST, ENOTDIR), "file"),
    **dict.fromkeys((EACCES, EPERM, EROFS), "denied"),
    ENOSPC: "full",
}


def not_writable(folder: Path, error: OSError | None = None) -> Refusal:
    """The refusal of a folder; what the system says of it stays out of the sentence, which has a
    language of its own."""
    problem = _PROBLEMS.get(error.errno or 0, "") if error is not None else ""
    return Refusal("papers_not_writable", file=str(folder), problem=problem)
