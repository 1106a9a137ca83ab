"""The dossier: every paper in a new dated folder, with a note on what to look at.

Nothing that was written before is touched; a paper that fails is named, and the others are there.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from pathlib import Path
from typing import Final

from adapters.papers.building import TEMPLATES, template_name
from adapters.papers.catalogue import PAPERS
from adapters.papers.chat import text_after, text_before
from adapters.papers.checking import Problem, check_template
from adapters.papers.converting import (
    Converted,
    font_lacks_letters,
    office_program,
    to_pdf,
    to_png,
)
from adapters.papers.facts import Facts, Row
from adapters.papers.folders import not_writable
from adapters.papers.layout import BLANK
from adapters.papers.notes import read_first, to_look_at
from adapters.papers.paper import Needs, Paper
from adapters.papers.rendering import PaperFailed, render
from adapters.papers.settings import DEFAULTS, facts_of_day, facts_of_paper, facts_of_settings
from adapters.wording.writing import Lang
from domain.reconcile.check import Reconciliation
from domain.values.names import fold
from domain.values.when import local, moment_of

READ_FIRST: Final = "00-doc-truoc.txt"
LOOK_AT: Final = "00-can-xem-lai.txt"
#: What is pasted into a chat before the conference, and after it.
CHAT_BEFORE: Final = "08-tin-moi-hop.txt"
CHAT_AFTER: Final = "35-tin-ket-qua.txt"
#: Words of a cluster's name that its file names do without: ``cum-8`` for "Cụm thi đua số 8".
_USUAL: Final = frozenset({"thi", "dua", "so"})
_LONGEST: Final = 40
_PROMPT: Final = re.compile(r"\[[^\[\]]+\]")


@dataclass(frozen=True, kw_only=True)
class Written:
    """One paper of the dossier."""

    paper: Paper
    file: Path
    #: How many visible blanks are left, and which facts they are.
    blanks: int
    unknown: tuple[str, ...]
    #: How many bracketed places ask for words.
    prompts: int


@dataclass(frozen=True, kw_only=True)
class Failed:
    """A paper that could not be made."""

    paper: Paper
    why: str
    #: What the check of templates finds in it.
    problems: tuple[Problem, ...]


@dataclass(frozen=True, kw_only=True)
class Dossier:
    """What a run wrote."""

    folder: Path
    papers: tuple[Written, ...]
    failed: tuple[Failed, ...]
    #: Files that lie beside the papers.
    notes: tuple[Path, ...]
    #: Short texts, to be pasted into a chat.
    chat: tuple[Path, ...] = ()
    converted: Converted | None = None
    pictures: tuple[Path, ...] = ()
    #: The year of the table's title and that of the papers, where they differ.
    years: tuple[str, str] | None = None
    #: The font that lacks Vietnamese letters here.
    wrong_font: str | None = None


@dataclass(frozen=True, kw_only=True)
class Asked:
    """From what a dossier is written, and how."""

    facts: Facts
    settings: Mapping[str, str]
    found: Reconciliation | None
    #: The days of papers that were issued already, by their codes.
    issued: Mapping[str, date] = field(default_factory=dict)
    #: What is known besides a table: the record of a cycle.
    cycle: bool = False
    #: The office's own templates; the package's stand in for those that are not there.
    templates: Path | None = None
    #: With its time zone; folders are named by the clock in Vietnam.
    now: datetime
    lang: Lang = "vi"
    pdf: bool = True


def write(asked: Asked, out: Path) -> Dossier:
    """Write the dossier. Raises ``Refusal("papers_not_writable")``."""
    prefix = _prefix(asked.settings)
    folder = _new_folder(out, prefix, asked.now)
    papers, failed = _papers(asked, folder, prefix)
    converted, wrong_font = None, None
    pictures: tuple[Path, ...] = ()
    if asked.pdf:
        converted = to_pdf([one.file for one in papers], folder)
        tables = {one.file.stem for one in papers if one.paper.picture}
        drawn = (to_png(pdf) for pdf in converted.made if pdf.stem in tables)
        pictures = tuple(picture for picture in drawn if picture is not None)
        wrong_font = font_lacks_letters() if office_program() else None
    dossier = Dossier(
        folder=folder,
        papers=papers,
        failed=failed,
        notes=(),
        converted=converted,
        pictures=pictures,
        wrong_font=wrong_font,
        years=_years(asked),
    )
    return _with_notes(dossier, asked)


def _years(asked: Asked) -> tuple[str, str] | None:
    table = asked.found.printed.year if asked.found is not None else ""
    papers = asked.settings.get("nam", table)
    return (table, papers) if table and table != papers else None


def _papers(
    asked: Asked, folder: Path, prefix: str
) -> tuple[tuple[Written, ...], tuple[Failed, ...]]:
    office = facts_of_settings(asked.settings)
    papers, failed = [], []
    for paper, row in _to_write(asked):
        own = {
            **office,
            **facts_of_paper(paper.code, asked.settings),
            **_dated(paper, asked),
            **row,
        }
        facts = asked.facts.with_more(own)
        file = _new_file(folder, f"{prefix}{paper.stem}", row)
        try:
            template = _template(paper, asked.templates)
            author = str(facts.known.get("noi_ban_hanh", ""))
            made = render(template, facts.context(), paper.title, author, asked.now)
            file.write_bytes(made.docx)
        except PaperFailed as failure:
            problems = tuple(check_template(template_name(paper), template))
            failed.append(Failed(paper=paper, why=failure.why, problems=problems))
            continue
        except OSError as error:
            failed.append(Failed(paper=paper, why=error.strerror or str(error), problems=()))
            continue
        papers.append(
            Written(
                paper=paper,
                file=file,
                blanks=made.text.count(BLANK),
                unknown=facts.unknown(paper.facts),
                prompts=len(_PROMPT.findall(made.text)),
            )
        )
    return tuple(papers), tuple(failed)


def _dated(paper: Paper, asked: Asked) -> Mapping[str, object]:
    """The day on which a paper was issued, which is not that of the others; and its grounds."""
    day = asked.issued.get(paper.code)
    return facts_of_day(day) if day is not None else {}


def _to_write(asked: Asked) -> Iterator[tuple[Paper, Row]]:
    """Each paper, and the facts that only it has: one for each row of its list."""
    for paper in PAPERS.values():
        if _can_be_written(paper, asked):
            rows = asked.facts.known.get(paper.each)
            for row in rows if isinstance(rows, tuple) else ({},):
                yield paper, row


def _new_file(folder: Path, stem: str, row: Row) -> Path:
    """``…-to-trinh-don-vi.docx``; one of several is told apart by a number."""
    if not row:
        return folder / f"{stem}.docx"
    taken = len(list(folder.glob(f"{stem}_*.docx")))
    return folder / f"{stem}_{taken + 1}.docx"


def _can_be_written(paper: Paper, asked: Asked) -> bool:
    if asked.facts.known.get(paper.rests_on) == ():
        return False
    if paper.only_where is not None:
        key, value = paper.only_where
        if asked.settings.get(key, DEFAULTS[key]) != value:
            return False
    match paper.needs:
        case Needs.CYCLE:
            return asked.cycle
        case Needs.TABLE:
            return asked.found is not None
        case Needs.EITHER:
            return True


def _template(paper: Paper, own: Path | None) -> bytes:
    name = template_name(paper)
    if own is not None and (own / name).exists():
        return (own / name).read_bytes()
    return (TEMPLATES / name).read_bytes()


def _prefix(settings: Mapping[str, str]) -> str:
    """``cum-8_2021_``; what is not known is left out."""
    words = [word for word in fold(settings.get("cum", "")).split() if word not in _USUAL]
    parts = ["-".join(words)[:_LONGEST], settings.get("nam", "")]
    return "".join(f"{part}_" for part in parts if part)


def _new_folder(out: Path, prefix: str, now: datetime) -> Path:
    """``2026-11-30_15-12_cum-8_2021``, and a number behind it where that is there already."""
    clock = local(moment_of(now))
    name = f"{clock:%Y-%m-%d_%H-%M}_{prefix or 'ho-so_'}".rstrip("_")
    try:
        out.mkdir(parents=True, exist_ok=True)
        for again in range(1, 1000):
            folder = out / (name if again == 1 else f"{name}_{again}")
            try:
                folder.mkdir()
            except FileExistsError:
                continue
            return folder
    except OSError as error:
        raise not_writable(out, error) from error
    raise not_writable(out)


def _with_notes(dossier: Dossier, asked: Asked) -> Dossier:
    dossier = replace(dossier, chat=tuple(_chat(dossier.folder, asked)))
    notes = [_told(dossier.folder / READ_FIRST, read_first(dossier, asked.found, asked.lang))]
    if asked.found is not None and not asked.found.agrees:
        notes.append(_told(dossier.folder / LOOK_AT, to_look_at(asked.found, asked.lang)))
    return replace(dossier, notes=tuple(notes))


def _chat(folder: Path, asked: Asked) -> Iterator[Path]:
    context = asked.facts.with_more(facts_of_settings(asked.settings)).context()
    for name, made in ((CHAT_BEFORE, text_before), (CHAT_AFTER, text_after)):
        yield _told(folder / f"{_prefix(asked.settings)}{name}", made(context))


def _told(file: Path, text: str) -> Path:
    """A plain text, as the editors of offices open it."""
    file.write_text(text, encoding="utf-8-sig", newline="\r\n")
    return file
