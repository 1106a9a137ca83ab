"""Documents: the paper on which a formal act rests."""

import pytest

from domain.record.order import Act, Order
from domain.record.record import SYSTEM
from domain.system import InitializeDatabase
from domain.values.paper import Document, Paper, document_of, required_document
from domain.values.refusal import Refusal
from domain.values.when import When
from tests.factories import CONTEXT, DOCUMENT, PAPER, hidden, id_of

ACT = Act(
    order=Order(
        command_id=id_of("act"), stream=SYSTEM, command=InitializeDatabase(practice=True), actor="x"
    ),
    context=CONTEXT,
)


def test_document_is_held_with_its_dates_and_without_its_abstract() -> None:
    """Number as free text, date and day received apart, the abstract hidden, the file by hash."""
    paper = Paper(
        kind="Kế hoạch",
        number="42/KH-CTĐ SỐ 08",
        date="2021-05-21",
        received="2021-05",
        signer="Giám đốc",
        about="Tổ chức phong trào thi đua",
        file="ab" * 32,
    )
    assert document_of(paper, ACT) == Document(
        kind="Kế hoạch",
        number="42/KH-CTĐ SỐ 08",
        date=When.read("2021-05-21"),
        received=When.month(2021, 5),
        signer="Giám đốc",
        about=hidden("Tổ chức phong trào thi đua"),
        file="ab" * 32,
    )


def test_number_may_follow_later() -> None:
    """The kind is enough; an empty abstract is none."""
    assert document_of(Paper(kind="Biên bản", about=" "), ACT) == Document(
        kind="Biên bản",
        number=None,
        date=None,
        received=None,
        signer=None,
        about=None,
        file=None,
    )
    assert document_of(None, ACT) is None
    assert required_document(PAPER, ACT) == DOCUMENT


@pytest.mark.parametrize(
    ("paper", "code"),
    [
        (Paper(kind=" "), "document_blank"),
        (Paper(kind="Biên bản", date="21.5.2021"), "date_malformed"),
        (Paper(kind="Biên bản", received="2021-02-30"), "date_malformed"),
        (Paper(kind="Biên bản", file="AB" * 32), "input_malformed"),
        (Paper(kind="Biên bản", file="bien-ban.pdf"), "input_malformed"),
    ],
)
def test_wrong_document_is_refused(paper: Paper, code: str) -> None:
    """No kind, an impossible date, a file named otherwise than by its SHA-256."""
    with pytest.raises(Refusal, match=code):
        document_of(paper, ACT)
