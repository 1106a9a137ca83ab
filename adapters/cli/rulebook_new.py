"""Writing a new rulebook file, from answers or from another rulebook."""

import sys
from collections.abc import Mapping
from pathlib import Path
from textwrap import wrap

import typer
from msgspec.structs import replace

from adapters.cli.errors import Misuse, Trouble
from adapters.cli.rulebook_source import source
from adapters.cli.terminal import Terminal
from adapters.door.key_values import pairs
from adapters.pages.as_json import plain
from adapters.pages.called import Nameless
from adapters.pages.criteria_read import CriteriaPage, each_written, not_carried_lines
from adapters.rulebooks import from_table, several_tables
from adapters.rulebooks.answers import DEFAULTS, check_answer, composed, left, questions
from adapters.rulebooks.as_table import Words, texts_said, write_table
from adapters.rulebooks.criteria_table import Understood
from adapters.rulebooks.from_table import is_table, read_file
from adapters.rulebooks.not_carried import not_carried
from adapters.rulebooks.write import rulebook_yaml
from adapters.wording.filling import filled
from adapters.wording.messages import sentence
from adapters.wording.pages.criteria import CRITERIA
from adapters.wording.pages.rulebook import COMMENTS, HEAD, RULEBOOK
from adapters.wording.say import Say
from adapters.wording.writing import pick, points
from domain.record.record import UnitId
from domain.rulebook.opening import Opens
from domain.rulebook.rulebook import Rulebook
from domain.values.names import nearest, stored
from domain.values.points import read_typed
from domain.values.refusal import Refusal

_WIDTH = 88


def write_new(
    terminal: Terminal,
    file: str,
    *,
    copied: str | None,
    given: list[str],
    several: bool,
    force: bool,
) -> None:
    """Write the file, never over one that is there unless that is asked for. ``several``: each
    sheet of the workbook that is read holds the table of one kind of units."""
    path = Path(file)
    if path.exists() and not force:
        raise Trouble("file_exists", file=file)
    answers = pairs(given, "--answers")
    units: dict[UnitId, str] = {}
    page: CriteriaPage | None = None
    head = filled(pick(HEAD, terminal.lang), {"file": path.name})
    if copied is None:
        rulebook = composed(_asked(terminal, answers))
    elif several:
        of_sheets = _of_sheets(Path(copied), answers)
        rulebook = replace(of_sheets, see_others=Opens.ONCE_SETTLED)
        head = f"{head}\n{Say(RULEBOOK, terminal.lang)('copied', source=Path(copied).name)}"
    elif is_table(copied):
        table = read_file(Path(copied))
        rulebook = from_table.composed(table, _asked_beside(terminal, table, answers))
        rulebook = replace(rulebook, see_others=Opens.ONCE_SETTLED)
        page = CriteriaPage(
            source=Path(copied).name, file=file, understood=table, rulebook=rulebook
        )
        head = f"{head}\n{Say(RULEBOOK, terminal.lang)('copied', source=Path(copied).name)}"
    else:
        found = source(copied, terminal)
        rulebook, units = _renamed(found.rulebook, answers), found.codes
        head = f"{head}\n{Say(RULEBOOK, terminal.lang)('copied', source=found.name)}"
    text = rulebook_yaml(
        rulebook, head=head, comments=_comments(terminal), unit=lambda unit: units[unit]
    )
    path.write_text(text, encoding="utf-8")
    if page is not None:
        terminal.tell(page)
    if page is None or not terminal.json:
        _tell(terminal, file, rulebook)
    if page is not None and not terminal.json and copied is not None:
        sheets = len(several_tables.read_sheets(Path(copied)))
        if sheets > 1:
            terminal.show(Say(RULEBOOK, terminal.lang)("more_sheets", count=sheets))


def _of_sheets(path: Path, answers: dict[str, str]) -> Rulebook:
    """Raises ``Refusal("criteria_table_missing")`` for a file without two such sheets."""
    sheets = several_tables.read_sheets(path) if is_table(str(path)) else []
    if len(sheets) < 2:
        raise Refusal("criteria_table_missing", problem="one_sheet", file=path.name)
    if "name" not in answers and not several_tables.name_of(sheets):
        raise Misuse("usage_answers", value="name=…")
    return several_tables.composed(sheets, answers)


def _asked_beside(terminal: Terminal, table: Understood, answers: dict[str, str]) -> dict[str, str]:
    """What a table does not say: on a terminal it is asked, with what the table suggests."""
    known = from_table.defaults(table)
    if terminal.json or not sys.stdin.isatty():
        if "name" not in {**known, **answers}:
            raise Misuse("usage_answers", value="name=…")
        return answers
    say, answered = Say(RULEBOOK, terminal.lang), dict(answers)
    for key in from_table.QUESTIONS:
        if key == "base" and key not in known:
            continue  # the table leaves a maximum open, and names no scale
        _ask(terminal, say, key, answered, known)
    return answered


def _tell(terminal: Terminal, file: str, rulebook: Rulebook) -> None:
    if terminal.json:
        terminal.give({"file": file, "criteria": len(rulebook.criteria)})
        return
    say = Say(RULEBOOK, terminal.lang)
    base = points(rulebook.base, terminal.lang) if rulebook.base is not None else say("no_base")
    terminal.show(
        say("written", file=file, criteria=len(rulebook.criteria), base=base),
        say("check_it", file=file),
    )


def _comments(terminal: Terminal) -> dict[str, str]:
    return {
        field: "\n".join(wrap(pick(text, terminal.lang), _WIDTH))
        for field, text in COMMENTS.items()
    }


def _renamed(rulebook: Rulebook, answers: dict[str, str]) -> Rulebook:
    """A copy takes another name; everything else is changed in the file."""
    for key in answers:
        if key != "name":
            raise Refusal("unknown_field", field=key, where=None, nearest=nearest(key, ("name",)))
    return replace(rulebook, name=stored(answers["name"])) if "name" in answers else rulebook


def _asked(terminal: Terminal, answers: dict[str, str]) -> dict[str, str]:
    """The answers given, and on a terminal those that are asked for besides."""
    if terminal.json or not sys.stdin.isatty():
        _check_complete(answers)
        return answers
    say, answered = Say(RULEBOOK, terminal.lang), dict(answers)
    while not _all_asked(terminal, say, answered):
        base = read_typed(answered["base"])
        total = base - left(answered)
        facts = {"discrepancy": "criteria_sum", "one": str(total), "other": str(base)}
        _wrong(terminal, say, Refusal("rulebook_contradiction", **facts))
        answered = {key: text for key, text in answered.items() if not key.endswith(".max")}
    return answered


def _all_asked(terminal: Terminal, say: Say, answered: dict[str, str]) -> bool:
    """Ask what has no answer yet; false as soon as the maxima do not add up to the scale."""
    for key in ("name", "base", "step", "criteria"):
        _ask(terminal, say, key, answered)
    for key in questions(answered):
        _ask(terminal, say, key, answered)
        if key == f"criterion.{answered['criteria'].strip()}.max" and left(answered):
            return False
    return True


def _check_complete(answers: dict[str, str]) -> None:
    known = {**DEFAULTS, **answers}
    missing = [key for key in ("name", "criteria") if key not in known]
    if not missing:
        missing = [key for key in questions(known) if key not in known]
    if missing:
        raise Misuse("usage_answers", value=" ".join(f"{key}=…" for key in missing[:4]))


def _ask(
    terminal: Terminal,
    say: Say,
    key: str,
    answered: dict[str, str],
    known: Mapping[str, str] = DEFAULTS,
) -> None:
    while key not in answered:
        _, _, rest = key.partition(".")
        index, _, field = rest.partition(".")
        word = f"ask_criterion_{field}" if rest else f"ask_{key}"
        facts = {"index": index}
        if field == "max":
            facts["left"] = points(left(answered), terminal.lang)
        try:
            text: str = typer.prompt(say(word, **facts), default=known.get(key), err=True)
            check_answer(key, text)
            answered[key] = text
        except Refusal as refusal:
            _wrong(terminal, say, refusal)
        except typer.Abort:
            raise Trouble("stopped") from None


def _wrong(terminal: Terminal, say: Say, refusal: Refusal) -> None:
    said = sentence(refusal, terminal.lang, Nameless())
    terminal.console(errors=True).print(say("answer_wrong", said=said))


def write_as_table(terminal: Terminal, rulebook: Rulebook, file: str, *, force: bool) -> None:
    """Write the rulebook as an office's criteria table, never over a file that is there; what it
    does not hold is said behind the table and here."""
    path = Path(file)
    if path.exists() and not force:
        raise Trouble("file_exists", file=file)
    say = Say(CRITERIA, terminal.lang)
    parts = ("code", "name", "max", "bonus", "deduction", "step", *texts_said(rulebook))
    words = Words(
        heads=[say(f"head_{part}") for part in parts],
        total=say("total"),
        each=lambda each: each_written("vi", each),
        left_open=Say(CRITERIA, "vi")("left_open"),
        notes=say("notes_sheet"),
    )
    write_table(path, rulebook, words)
    lacking = not_carried(rulebook, path)
    if lacking:
        write_table(path, rulebook, words, not_carried_lines(lacking, "vi"))
    if terminal.json:
        told = [plain(one) for one in lacking]
        terminal.give({"file": file, "criteria": len(rulebook.criteria), "not_carried": told})
        return
    terminal.show(
        say("written", file=file, criteria=len(rulebook.criteria)),
        *not_carried_lines(lacking, terminal.lang),
    )
