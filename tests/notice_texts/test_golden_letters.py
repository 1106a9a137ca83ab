"""A handful of letters word for word: a change of wording is seen as one.

``python -m tests.notice_texts.test_golden_letters`` writes them anew.
"""

import sys
import tempfile
from pathlib import Path

import pytest

from adapters.bootstrap import Engine, initialize
from adapters.play import play
from adapters.wording.writing import Lang
from domain.notices import Topic
from domain.record.record import Office
from tests.adapters.practice import THUC_HANH
from tests.notice_texts import eventful
from tests.notice_texts.conftest import Running
from tests.notice_texts.letters import of_topic, written

FOLDER = Path(__file__).with_name("golden")
#: From which year, in which language, about what and to whom.
LETTERS: tuple[tuple[str, Lang, Topic, Office], ...] = (
    ("thuc_hanh", "vi", Topic.PLAN_ISSUED, Office.UNIT_OFFICER),
    ("thuc_hanh", "vi", Topic.INVITATION, Office.UNIT_OFFICER),
    ("thuc_hanh", "vi", Topic.RESULT, Office.UNIT_OFFICER),
    ("thuc_hanh", "en", Topic.RESULT, Office.UNIT_OFFICER),
    ("thuc_hanh", "vi", Topic.HANDOVER, Office.UNIT_HEAD),
    ("thuc_hanh", "vi", Topic.NEXT_OFFICE, Office.UNIT_OFFICER),
    ("thuc_hanh", "vi", Topic.DECISION, Office.UNIT_OFFICER),
    ("troubled", "vi", Topic.REMINDER, Office.UNIT_OFFICER),
    ("troubled", "en", Topic.REMINDER, Office.UNIT_OFFICER),
    ("troubled", "vi", Topic.OVERDUE, Office.UNIT_OFFICER),
    ("troubled", "vi", Topic.LATE_LIST, Office.SECRETARY),
    ("troubled", "vi", Topic.ADJUSTED, Office.UNIT_OFFICER),
    ("troubled", "en", Topic.ADJUSTED, Office.UNIT_OFFICER),
)


def _letter(engine: Engine, lang: Lang, topic: Topic, office: Office) -> str:
    letter = written(engine, of_topic(engine, topic, office), lang)
    return f"{letter.subject}\n\n{letter.text}\n==\n{letter.copy}"


@pytest.mark.parametrize(("year", "lang", "topic", "office"), LETTERS)
def test_a_letter_word_for_word(
    year: str, lang: Lang, topic: Topic, office: Office, request: pytest.FixtureRequest
) -> None:
    expected = (FOLDER / f"{topic}.{office}.{lang}.txt").read_text(encoding="utf-8")
    assert _letter(request.getfixturevalue(year), lang, topic, office) == expected


def _write(engine: Engine, of: str) -> None:
    for year, lang, topic, office in LETTERS:
        if year == of:
            file = FOLDER / f"{topic}.{office}.{lang}.txt"
            file.write_text(_letter(engine, lang, topic, office), encoding="utf-8")


if __name__ == "__main__":
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        with initialize(f"{folder}/thuc-hanh.db", practice=True) as engine:
            play(engine, THUC_HANH)
            _write(engine, "thuc_hanh")
        with Running(Path(folder) / "troubled.db", eventful.play).engine as engine:
            _write(engine, "troubled")
    sys.stdout.write(f"{len(LETTERS)}\n")
