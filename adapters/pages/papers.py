"""A dossier that was written, a new folder of templates, and the check of one."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from adapters.pages.blocks import Block, Entry, Heading, Line, Tone
from adapters.papers.checking import CheckedFolder
from adapters.papers.dossier import LOOK_AT, READ_FIRST, Dossier
from adapters.papers.notes import (
    chat_line,
    converted_lines,
    failed_line,
    left_line,
    paper_line,
    problem_line,
    years_line,
)
from adapters.wording.outside import one_line
from adapters.wording.pages.papers import BEGUN, CHECKED, PAPERS
from adapters.wording.papers.titles import GROUPS, TITLES
from adapters.wording.say import Say
from adapters.wording.writing import Lang, pick


class DossierPage(msgspec.Struct, frozen=True, kw_only=True):
    """The papers, what is left to write in each, and what went wrong."""

    dossier: Dossier
    #: How many places of the table do not agree.
    findings: int

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say, dossier = Say(PAPERS, lang), self.dossier
        yield Line.of(say("head", count=len(dossier.papers)), tone=Tone.STRONG)
        for group in dict.fromkeys(written.paper.group for written in dossier.papers):
            yield Heading(pick(GROUPS[group], lang))
            for written in dossier.papers:
                if written.paper.group is group:
                    yield Entry("", f"{paper_line(written, lang)} {left_line(written, lang)}")
        for failed in dossier.failed:
            yield Entry("", failed_line(failed, lang), Tone.ALARM)
        yield Line.of("")
        yield Line.of(chat_line(dossier, lang))
        yield from (Line.of(line) for line in converted_lines(dossier, lang))
        yield from (Line.of(line, tone=Tone.ALARM) for line in years_line(dossier, lang))
        if self.findings:
            yield Heading(say("look_at", count=self.findings, file=LOOK_AT))
        yield Line.of("")
        yield Line.of(say("folder", folder=one_line(str(dossier.folder))), whole=True)
        yield Line.of(say("read_first", file=READ_FIRST))

    def as_json(self, lang: Lang) -> dict[str, object]:
        dossier = self.dossier
        return {
            "folder": str(dossier.folder),
            "papers": [
                {
                    "code": written.paper.code,
                    "title": pick(TITLES[written.paper.code], lang),
                    "file": written.file.name,
                    "group": written.paper.group.value,
                    "signer": written.paper.signer.value,
                    "blanks": written.blanks,
                    "prompts": written.prompts,
                    "unknown": list(written.unknown),
                }
                for written in dossier.papers
            ],
            "failed": [
                {
                    "code": failed.paper.code,
                    "why": failed.why,
                    "sentence": failed_line(failed, lang),
                }
                for failed in dossier.failed
            ],
            "notes": [path.name for path in dossier.notes],
            "chat": [path.name for path in dossier.chat],
            "pdf": [path.name for path in dossier.converted.made] if dossier.converted else [],
            "pictures": [path.name for path in dossier.pictures],
        }


class BegunPage(msgspec.Struct, frozen=True, kw_only=True):
    """The office's new folder of templates."""

    folder: Path
    made: tuple[Path, ...]

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say, folder = Say(BEGUN, lang), one_line(str(self.folder))
        yield Line.of(say("head", folder=folder, count=len(self.made) - 1), tone=Tone.STRONG)
        yield Line.of(say("settings", file=self.made[-1].name))
        yield Line.of(say("next", folder=folder), whole=True)

    def as_json(self, lang: Lang) -> dict[str, object]:  # noqa: ARG002
        return {"folder": str(self.folder), "files": [path.name for path in self.made]}


class CheckedPage(msgspec.Struct, frozen=True, kw_only=True):
    """What is wrong with edited templates, each place with its file and paragraph."""

    checked: CheckedFolder

    def blocks(self, lang: Lang) -> Iterator[Block]:
        say = Say(CHECKED, lang)
        yield Line.of(say("head", count=len(self.checked.files)), tone=Tone.STRONG)
        for problem in self.checked.problems:
            yield Entry("", problem_line(problem, lang))
        if not self.checked.problems:
            yield Line.of(say("good"))

    def as_json(self, lang: Lang) -> dict[str, object]:
        return {
            "files": list(self.checked.files),
            "problems": [
                {
                    "file": problem.file,
                    "kind": problem.kind,
                    "paragraph": problem.paragraph,
                    "tag": problem.tag,
                    "nearest": problem.nearest,
                    "sentence": problem_line(problem, lang),
                }
                for problem in self.checked.problems
            ],
        }
