"""The notes beside the papers: what is filled, what is blank, what to look at."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from adapters.papers.checking import Problem
from adapters.wording.filling import filled
from adapters.wording.outside import one_line
from adapters.wording.pages.papers import CHECKED, PAPERS
from adapters.wording.papers.facts import ABOUT
from adapters.wording.papers.titles import SIGNERS, TITLES
from adapters.wording.reconcile import tell_finding, tell_note
from adapters.wording.say import Say
from adapters.wording.writing import Lang, pick
from domain.reconcile.check import Reconciliation

if TYPE_CHECKING:
    from adapters.papers.dossier import Dossier, Failed, Written

#: A setting of which the note gives an example.
_EXAMPLE = 'cum="Cụm thi đua số 8" nam=2026'


def say(key: str, lang: Lang, **facts: object) -> str:
    return filled(pick(PAPERS[key], lang), facts)


def read_first(dossier: "Dossier", found: Reconciliation | None, lang: Lang) -> str:
    """The note that is read before the papers."""
    return "\n".join(_read_first(dossier, found, lang)) + "\n"


def _read_first(dossier: "Dossier", found: Reconciliation | None, lang: Lang) -> Iterator[str]:
    yield say("head", lang, count=len(dossier.papers))
    yield ""
    if found is not None:
        yield pick(PAPERS["filled"], lang).upper()
        yield "  " + say("figures", lang, units=len(found.lines))
        yield from (f"  {tell_note(note, lang)}" for note in found.notes)
        yield from (f"  {line}" for line in years_line(dossier, lang))
        yield ""
    yield pick(PAPERS["papers"], lang).upper()
    for written in dossier.papers:
        yield f"  {paper_line(written, lang)}"
        yield f"      {left_line(written, lang)}"
    yield from (f"  {failed_line(failed, lang)}" for failed in dossier.failed)
    unknown = dict.fromkeys(tag for written in dossier.papers for tag in written.unknown)
    if unknown:
        yield ""
        yield pick(PAPERS["unknown"], lang).upper()
        yield from (f"  {tag}: {pick(ABOUT[tag], lang)}" for tag in unknown)
    yield ""
    yield pick(PAPERS["look"], lang).upper()
    for key in ("look_blank", "look_given", "look_new"):
        yield "  " + say(key, lang, example=_EXAMPLE)
    yield "  " + chat_line(dossier, lang)
    yield from (f"  {line}" for line in converted_lines(dossier, lang))


def paper_line(written: "Written", lang: Lang) -> str:
    """The file, what it is, who signs it."""
    paper = written.paper
    return say(
        "paper",
        lang,
        file=written.file.name,
        title=pick(TITLES[paper.code], lang),
        signer=pick(SIGNERS[paper.signer], lang),
    )


def failed_line(failed: "Failed", lang: Lang) -> str:
    """Which paper is not there, and what in its template is the cause."""
    problems = [problem_line(problem, lang) for problem in failed.problems]
    title = pick(TITLES[failed.paper.code], lang)
    why = " ".join(problems) or one_line(failed.why).rstrip(".") + "."
    return say("failed", lang, title=title, why=why)


def problem_line(problem: Problem, lang: Lang) -> str:
    """One place of a template: file, paragraph, tag, and the nearest right one."""
    told = Say(CHECKED, lang)
    facts: dict[str, object] = {
        "file": one_line(problem.file),
        "paragraph": problem.paragraph,
        "begins": one_line(problem.begins),
        "tag": one_line(problem.tag),
        "near": told("near", nearest=problem.nearest) if problem.nearest else "",
    }
    return told("place" if problem.paragraph else "file", **facts) + told(problem.kind, **facts)


def left_line(written: "Written", lang: Lang) -> str:
    """What is left to write in a paper."""
    counted = (("blanks", written.blanks), ("prompts", written.prompts))
    left = [say(key, lang, count=count) for key, count in counted if count]
    said = "; ".join(left) or say("nothing_left", lang)
    return f"{said[:1].upper()}{said[1:]}."


def years_line(dossier: "Dossier", lang: Lang) -> Iterator[str]:
    """Where the table is of another year than the papers."""
    if dossier.years is not None:
        table, papers = dossier.years
        yield say("years", lang, table=table, papers=papers)


def chat_line(dossier: "Dossier", lang: Lang) -> str:
    """Which files are pasted into a chat."""
    return say("chat", lang, files=", ".join(path.name for path in dossier.chat))


def converted_lines(dossier: "Dossier", lang: Lang) -> Iterator[str]:
    """What became of the PDF files."""
    converted = dossier.converted
    if converted is None:
        return
    if converted.problem == "absent":
        yield say("pdf_absent", lang)
        return
    yield say("pdf", lang, count=len(converted.made))
    if converted.missing:
        files = ", ".join(path.name for path in converted.missing)
        yield say("pdf_missing", lang, files=files)
    if dossier.wrong_font:
        yield say("font", lang, font=dossier.wrong_font)


def to_look_at(found: Reconciliation, lang: Lang) -> str:
    """Where the table does not agree; the papers print the table's own figures all the same."""
    lines = [pick(PAPERS["look_head"], lang).upper(), ""]
    lines += [f"- {tell_finding(finding, lang)}" for finding in found.findings]
    for one in found.lines:
        line = one.line
        if line.rank is not None and one.rank is not None and line.rank != one.rank:
            unit = one_line(line.unit)
            said = say("ranks", lang, unit=unit, written=line.rank, found=one.rank)
            lines.append(f"- {said}")
    return "\n".join(lines) + "\n"
