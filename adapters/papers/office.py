"""The office's own folder: its settings and its templates, to be edited in its word processor."""

from collections.abc import Mapping
from pathlib import Path

from adapters.papers.building import TEMPLATES, template_name
from adapters.papers.catalogue import PAPERS
from adapters.papers.folders import not_writable
from adapters.papers.settings import FILE, checked, known_settings
from adapters.wording.papers.settings import settings_file
from adapters.yaml_file import read_file
from domain.values.refusal import Refusal


def settings_of(
    folder: Path | None, typed: Mapping[str, object], called: Mapping[str, str] | None = None
) -> dict[str, str]:
    """The office's settings; what is typed goes before what its file says.

    ``called``: the fields of a page, by the keys of what is typed into them.

    Raises ``Refusal``: ``paper_setting_unknown``, ``paper_setting_wrong``, or what is wrong with
    the file.
    """
    found: dict[str, str] = {}
    if folder is not None and (folder / FILE).exists():
        value = read_file(folder / FILE).value
        if value is not None and not isinstance(value, dict):
            raise Refusal("file_malformed", file=FILE)
        flat: dict[str, object] = {}
        for key, said in (value or {}).items():
            if isinstance(said, dict):
                flat |= {f"{key}.{inner}": each for inner, each in said.items()}
            else:
                flat[str(key)] = said
        found = checked(flat, FILE)
    return {**found, **checked(typed, called=called or {})}


def begin_folder(folder: Path) -> tuple[Path, ...]:
    """Copy every template and a file of settings; nothing that is there is overwritten.

    Raises ``Refusal``: ``papers_folder_taken``, ``papers_not_writable``.
    """
    names = [*map(template_name, PAPERS.values()), FILE]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        taken = next((name for name in names if (folder / name).exists()), None)
        if taken is not None:
            raise Refusal("papers_folder_taken", file=str(folder), value=taken)
        for name in names[:-1]:
            (folder / name).write_bytes((TEMPLATES / name).read_bytes())
        (folder / FILE).write_text(settings_file(known_settings()), encoding="utf-8")
    except OSError as error:
        raise not_writable(folder, error) from error
    return tuple(folder / name for name in names)
