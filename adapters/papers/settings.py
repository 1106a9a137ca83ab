"""What the office says of itself: its heads, symbols, days and names, the same for every paper.

They stand in the file ``cum.yaml`` beside the office's templates, or are typed as words of the
command line (``nam=2026``). A setting is a fact of `facts` that the office may give, or one of
those here that several facts are made of.
"""

import re
from collections.abc import Mapping
from datetime import date
from typing import Final

from adapters.papers.catalogue import PAPERS
from adapters.papers.facts import DAYS, FACTS
from adapters.papers.layout import BLANK, COMPONENTS, HEAD_GAP, HEAD_LEFT, PORTRAIT
from adapters.papers.measuring import balanced
from adapters.papers.paper import Signer
from adapters.wording.outside import one_line
from adapters.wording.papers.frame import MOTTO, PARTY, STATE
from adapters.wording.papers.grounds import GROUNDS
from domain.rulebook.statutes import STATUTES
from domain.values.names import fold, nearest
from domain.values.refusal import Refusal

#: Whose head a paper has: the cluster's own, that of the chair's unit, of a Party body, of the
#: Fatherland Front.
HEADS: Final = ("cum", "don_vi", "dang", "mat_tran")
#: Settings that facts are made of.
MADE_OF: Final = ("dau", "ky_hieu", "ngay", "trinh")
#: Who submits awards: the chair for all, or each unit for itself. The first where nothing is said.
SUBMITS: Final = ("cum", "don_vi")
#: What holds where the office says nothing.
DEFAULTS: Final[Mapping[str, str]] = {"dau": HEADS[0], "trinh": SUBMITS[0]}
#: Facts that follow from others and are not said by themselves.
_FOLLOWS: Final = frozenset(
    {"ten_cum_hoa", "nam_sau", "quoc_hieu", "tieu_ngu", "ngay_ky", "can_cu"}
)
_HEAD: Final = HEAD_LEFT - HEAD_GAP
#: What may take several lines: its component and the room it has, in millimetres.
_IN_LINES: Final[Mapping[str, tuple[str, float]]] = {
    "co_quan_chu_quan": ("above_issuer", _HEAD),
    "co_quan_ban_hanh": ("issuer", _HEAD),
    "ten_cum_hoa": ("issuer", _HEAD),
    "don_vi_uy_quyen": ("issuer", _HEAD),
    "co_quan_trinh": ("issuer", _HEAD),
    "chuc_danh_ky": ("office", PORTRAIT.text_width / 2),
}
#: The number of a paper: ``so.bao-cao-tong-ket``.
NUMBER: Final = "so."
FILE: Final = "cum.yaml"

#: ``Cụm thi đua số 08``, folded, and the letters that stand for it.
_NUMBERED = re.compile(r"(cum|khoi) thi dua (?:so )?(\d{1,3})", re.ASCII)
#: A number stays on the line of its word.
_NUMBER_WORD = re.compile(r"(SỐ) (?=\d)")
_LETTERS: Final[Mapping[str, str]] = {"cum": "CTĐ", "khoi": "KTĐ"}
_YEAR = re.compile(r"[12][0-9]{3}", re.ASCII)
_CIVIL_YEAR = re.compile(r"[12][0-9]{3}", re.ASCII)
_AS_TYPED: Final[Mapping[str, str]] = {}
#: A day in figures; in words it stands as it is.
_DIGITS = re.compile(r"[\d\s/.-]+")
_DAYS = (re.compile(r"(\d{4})-(\d\d)-(\d\d)"), re.compile(r"(\d\d?)/(\d\d?)/(\d{4})"))


def known_settings() -> tuple[str, ...]:
    """Every setting by its key, numbers of papers aside."""
    given = (tag for tag, fact in FACTS.items() if fact.given and tag not in _FOLLOWS)
    return (*MADE_OF, *given)


def checked(
    given: Mapping[str, object], where: str = "", called: Mapping[str, str] = _AS_TYPED
) -> dict[str, str]:
    """The settings as text, one line each.

    ``where``: the file that has them, none for what was typed; ``called``: what the one who typed
    them sees instead of their keys. Raises ``Refusal``: ``paper_setting_unknown``,
    ``paper_setting_wrong``.
    """
    try:
        return _checked(given, where)
    except Refusal as refusal:
        key = str(refusal.facts.get("where", ""))
        if key not in called:
            raise
        raise Refusal(refusal.code, **{**refusal.facts, "where": called[key]}) from None


def _checked(given: Mapping[str, object], where: str) -> dict[str, str]:
    found = {}
    for key, value in given.items():
        code = key.removeprefix(NUMBER) if key.startswith(NUMBER) else None
        known = known_settings() if code is None else tuple(PAPERS)
        if (code or key) not in known:
            near = nearest(code or key, known)
            near = f"{NUMBER}{near}" if near and code else near
            raise Refusal("paper_setting_unknown", value=key, file=where, nearest=near)
        if isinstance(value, Mapping | list | tuple):
            raise Refusal("paper_setting_wrong", where=key, file=where, value=str(value))
        if value is not None and str(value).strip():
            found[key] = one_line(str(value))
    if found.get("dau", DEFAULTS["dau"]) not in HEADS:
        raise Refusal(
            "paper_setting_wrong", where="dau", file=where, value=found["dau"], known=list(HEADS)
        )
    if found.get("trinh", DEFAULTS["trinh"]) not in SUBMITS:
        value = found["trinh"]
        raise Refusal(
            "paper_setting_wrong", where="trinh", file=where, value=value, known=list(SUBMITS)
        )
    if "nam" in found and not _YEAR.fullmatch(found["nam"]):
        raise Refusal(
            "paper_setting_wrong", where="nam", file=where, value=found["nam"], example="2026"
        )
    for key in ("ngay", *(key for key in found if key in DAYS and _DIGITS.fullmatch(found[key]))):
        if key in found and day_of(found[key]) is None:
            raise Refusal(
                "paper_setting_wrong",
                where=key,
                file=where,
                value=found[key],
                example="20/12/2026",
            )
    return found


def settings_of_table(year: str, settings: Mapping[str, str]) -> dict[str, str]:
    """The settings of a table's papers: the year of its title, where the office says none."""
    return {"nam": year, **settings} if year else dict(settings)


def settings_of_year(known: Mapping[str, object], settings: Mapping[str, str]) -> dict[str, str]:
    """The settings of a cycle's papers: what its record says, then what the office says."""
    numbers = (key for key in known if key.startswith(NUMBER))
    recorded = {key: str(known[key]) for key in (*known_settings(), *numbers) if key in known}
    return {**recorded, **settings}


def day_of(written: str) -> date | None:
    """A day as it is typed: ``2026-12-20`` or ``20/12/2026``."""
    for pattern in _DAYS:
        found = pattern.fullmatch(written.strip())
        if found:
            parts = [int(part) for part in found.groups()]
            year, month, day = parts if parts[0] > 31 else parts[::-1]
            try:
                return date(year, month, day)
            except ValueError:
                return None
    return None


def year_after(label: str) -> str:
    """``2027`` for 2026, ``2026-2027`` for a year that touches two."""
    return _CIVIL_YEAR.sub(lambda found: str(int(found[0]) + 1), label)


def official_day(day: date) -> str:
    """``ngày 05 tháng 01 năm 2020``: a nought before days under 10 and months 1 and 2 only."""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"ngày {day.day:02} tháng {month} năm {day.year}"


def facts_of_settings(settings: Mapping[str, str]) -> dict[str, object]:
    """The facts that the office gave, and those that follow from them."""
    known: dict[str, object] = {key: value for key, value in settings.items() if key in FACTS}
    cluster = settings.get("cum")
    if cluster:
        known["ten_cum_hoa"] = cluster.upper()
    if "nam" in settings:
        known["nam_sau"] = year_after(settings["nam"])
    day = day_of(settings.get("ngay", ""))
    if day is not None:
        known |= facts_of_day(day)
    for key in DAYS & settings.keys():
        told = day_of(settings[key])
        known[key] = settings[key] if told is None else official_day(told)
    known |= _head(settings, cluster)
    known.setdefault("chuc_vu_ky", str(known.get("cum_truong", "Cụm trưởng")).upper())
    return known | {tag: in_lines(tag, str(known[tag])) for tag in _IN_LINES if tag in known}


def facts_of_day(day: date) -> dict[str, object]:
    """The day of a paper, and the law on which it rests on that day."""
    return {"ngay_ky": official_day(day), "can_cu": grounds_on(day)}


def in_lines(tag: str, text: str) -> str:
    """In capitals, on as many lines of about one length as it needs in its place."""
    key, room = _IN_LINES[tag]
    component = COMPONENTS[key]
    whole = _NUMBER_WORD.sub("\\1\u00a0", text.upper())
    lines = balanced(whole, room, component.size, bold=component.bold)
    return "\n".join(lines).replace("\u00a0", " ")


def grounds_on(day: date) -> tuple[Mapping[str, str], ...]:
    """The legal grounds in force on a day, each with its end: ``;``, the last ``.``"""
    valid = [
        GROUNDS[statute.code]
        for statute in STATUTES
        if statute.code in GROUNDS and statute.in_force_on(day)
    ]
    last = len(valid) - 1
    return tuple(
        {"cau": f"{ground}{'.' if at == last else ';'}"} for at, ground in enumerate(valid)
    )


def _head(settings: Mapping[str, str], cluster: str | None) -> dict[str, object]:
    """What issues, below which name of the state."""
    head = settings.get("dau", "cum")
    found: dict[str, object] = {"quoc_hieu": STATE, "tieu_ngu": MOTTO}
    if head == "dang":
        found |= {"quoc_hieu": PARTY, "tieu_ngu": ""}
    issuer = cluster if head == "cum" else settings.get("don_vi_cum_truong", BLANK)
    if "co_quan_ban_hanh" not in settings and issuer:
        found["co_quan_ban_hanh"] = issuer.upper()
    if "noi_ban_hanh" not in settings and issuer:
        found["noi_ban_hanh"] = issuer
    if head != "cum" and "chuc_vu_ky" not in settings:
        found["chuc_vu_ky"] = BLANK
    return found


def symbol(settings: Mapping[str, str]) -> str:
    """The issuer's part of a symbol: ``CTĐ8``, as the office has it, or made from a name that has
    nothing but its number. An office chooses its symbol; of a longer name none is made up."""
    if "ky_hieu" in settings:
        return settings["ky_hieu"]
    own = settings.get("dau", "cum") == "cum"
    found = _NUMBERED.fullmatch(fold(settings.get("cum", "").partition("(")[0])) if own else None
    if found is None:
        return BLANK
    return f"{_LETTERS[found[1]]}{int(found[2])}"


def facts_of_paper(code: str, settings: Mapping[str, str]) -> dict[str, object]:
    """The numbers of a paper itself and of those that it points to."""
    return {
        "so_ky_hieu": _number(code, settings, label=True),
        "so_giay_moi": _number("giay-moi", settings),
        "so_bao_cao": _number("bao-cao-tong-ket", settings),
        "so_bien_ban_hoi_nghi": _number("bien-ban-hoi-nghi", settings),
        "so_to_trinh": _number("to-trinh", settings),
        "so_bien_ban_kiem_phieu": _number("bien-ban-kiem-phieu", settings),
    }


def _number(code: str, settings: Mapping[str, str], *, label: bool = False) -> str:
    """``Số: 05/BC-CTĐ8``, for a Party body ``Số 05-BC/ĐU``; an office's own symbol as it is."""
    given = settings.get(f"{NUMBER}{code}", BLANK)
    kind, party = PAPERS[code].kind, settings.get("dau") == "dang"
    if given.isdigit():
        given = f"{int(given):02}"
    if given == BLANK or given.isdigit():
        form = "{0}-{1}/{2}" if party else "{0}/{1}-{2}" if kind else "{0}/{2}"
        own = PAPERS[code].signer is not Signer.UNIT
        given = form.format(given, kind, symbol(settings) if own else BLANK)
    before = "Số " if party else "Số: "
    return f"{before}{given}" if label else given
