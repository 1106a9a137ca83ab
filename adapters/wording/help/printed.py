"""The pages that --help prints: each command's own, those inside a command, and the first."""

from textwrap import wrap
from typing import Final

from adapters.wording.help import (
    account,
    audit,
    delivery,
    notices,
    papers,
    person,
    rulebook,
    sheets,
)
from adapters.wording.help.commands import HELP, INSIDE, Help
from adapters.wording.pages import erasing, proof
from adapters.wording.pages.doors import Lang, Pair

#: Rooms whose commands have their pages beside their words; loading one adds them.
TOPICS: Final = (
    account,
    audit,
    notices,
    delivery,
    rulebook,
    papers,
    sheets,
    erasing,
    person,
    proof,
)

_COMMON: Final[tuple[tuple[str, Pair], ...]] = (
    ("--json", ("in JSON cho chương trình khác", "print JSON for other programs")),
    (
        "--db ĐỊA_CHỈ",
        (
            "tệp SQLite hoặc postgresql://…; mặc định THIDUA_DB, hoặc thidua.db",
            "an SQLite file or postgresql://…; by default THIDUA_DB, or thidua.db",
        ),
    ),
    ("--lang vi|en", ("ngôn ngữ; mặc định THIDUA_LANG, hoặc vi", "language; THIDUA_LANG or vi")),
    ("--help, -h", ("trang này", "this page")),
)
_ENGLISH: Final = {
    "CHỨC_DANH@ĐƠN_VỊ": "OFFICE@UNIT",
    "CHO_TÀI_KHOẢN": "TO_ACCOUNT",
    "TÀI_KHOẢN": "ACCOUNT",
    "HỌ_TÊN": "FULL_NAME",
    "ĐỐI_TƯỢNG": "TARGET",
    "khóa=giá_trị": "key=value",
    "TIÊU_CHÍ": "CRITERION",
    "GIÁ_TRỊ": "VALUE",
    "SỰ_KIỆN": "EVENT",
    "TÌNH_TRẠNG": "STATE",
    "MÃ_HẠN": "CODE",
    "THƯ_MỤC": "FOLDER",
    "ĐỊA_CHỈ": "ADDRESS",
    "HÀNG_ĐỢI": "QUEUES",
    "NỘI_DUNG": "TEXT",
    "ĐIỀU_GÌ": "WHAT",
    "ĐƠN_VỊ": "UNIT",
    "NGƯỜI": "PERSON",
    "LỆNH": "COMMAND",
    "PHẦN": "PART",
    "CỘT": "COLUMN",
    "NĂM": "CYCLE",
    "CỤM": "CLUSTER",
    "TỆP": "FILE",
    "TÊN": "NAME",
    "TRANG": "SHEET",
    "LÚC": "WHEN",
    "NGÀY": "DATE",
    "SỐ": "NUMBER",
    "LÝ_DO": "REASON",
    "TRẢ_LỜI": "REPLY",
    "MÃ": "ID",
}
_HEADS: Final[dict[str, Pair]] = {
    "usage": ("Cách dùng", "Usage"),
    "commands": ("Các lệnh", "Commands"),
    "parts": ("Gồm", "With"),
    "common": ("Tùy chọn chung, đặt trước hay sau lệnh đều được", "Options of every command"),
    "example": ("Ví dụ", "Example"),
    "exit": (
        "Mã thoát: 0 xong, 1 bị từ chối hoặc khác biệt, 2 gõ chưa đúng.",
        "Exit codes: 0 done, 1 refused or differs, 2 wrong usage.",
    ),
}
_ABOUT: Final[Pair] = (
    "Năm thi đua của cụm, khối: từ kế hoạch đến bàn giao, ghi thành sự kiện, dựng lại được.",
    "The emulation year of a cluster, from plan to handover: recorded as events, rebuilt from"
    " them.",
)
_WIDTH: Final = 80


def page(command: str, lang: Lang) -> str:
    """The page of one command, or the first page."""
    if command not in HELP:
        rows = tuple((name, found.about) for name, found in HELP.items())
        return _page(Help("LỆNH …", _ABOUT, rows, ("thidua demo",)), "commands", lang)
    return _page(HELP[command], "parts", lang)


def page_inside(command: str, lang: Lang) -> str:
    """The page of a command inside a command: ``rulebook check``."""
    return _page(INSIDE[command], "parts", lang)


def _page(found: Help, head: str, lang: Lang) -> str:
    pick = 0 if lang == "vi" else 1
    lines = [f"{_HEADS['usage'][pick]}: thidua {named(found.usage, lang)}", ""]
    lines += [*_wrapped(found.about[pick], 0), ""]
    for title, rows in ((head, found.rows), ("common", _COMMON)):
        if rows:
            lines += [f"{_HEADS[title][pick]}:", *_rows(rows, lang), ""]
    lines += [f"{_HEADS['example'][pick]}:", *(f"  {line}" for line in found.example), ""]
    return "\n".join([*lines, _HEADS["exit"][pick]])


def _rows(rows: tuple[tuple[str, Pair], ...], lang: Lang) -> list[str]:
    lines = []
    for name, about in rows:
        said = _wrapped(about[0 if lang == "vi" else 1], 18)
        head = f"  {named(name, lang)}"
        if len(head) < 17:
            lines.append(f"{head:<18}{said.pop(0).strip()}")
        else:
            lines.append(head)
        lines += said
    return lines


def named(text: str, lang: Lang) -> str:
    """What stands for a value, in the language of the page."""
    if lang == "vi":
        return text
    for vietnamese, english in _ENGLISH.items():
        text = text.replace(vietnamese, english)
    return text


def _wrapped(text: str, indent: int) -> list[str]:
    return [" " * indent + line for line in wrap(text, _WIDTH - indent)]
