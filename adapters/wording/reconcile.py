"""What is said of a checked score table, in Vietnamese and English.

The form of a template is told in `adapters.wording.sentences`.
"""

import re
from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Final

from adapters.wording.labels.rankings import RANKINGS
from adapters.wording.outside import one_line
from adapters.wording.sentences import Pair, Sentences, Written
from adapters.wording.writing import Lang, pick, points, signed
from domain.reconcile.findings import Finding, Note
from domain.reconcile.words import ColumnRole
from domain.values.ranks import Ranking

#: How the columns are called.
COLUMNS: Final[Mapping[str, Pair]] = {
    ColumnRole.RANK: ("Hạng", "Rank"),
    ColumnRole.NUMBER: ("TT", "No."),
    ColumnRole.UNIT: ("Đơn vị", "Unit"),
    ColumnRole.GROUP: ("Cụm, nhóm", "Group"),
    ColumnRole.CRITERION: ("Tiêu chí", "Criterion"),
    ColumnRole.MAXIMUM: ("Mức tối đa", "Maximum"),
    ColumnRole.STANDARD: ("Điểm chuẩn", "Standard"),
    ColumnRole.BONUS: ("Điểm thưởng", "Bonus"),
    ColumnRole.DEDUCTION: ("Điểm trừ", "Deduction"),
    ColumnRole.TOTAL: ("Tổng điểm", "Total"),
    ColumnRole.REMARK: ("Ghi chú", "Remark"),
}
_FINDINGS: Final[Mapping[str, Pair]] = {
    "cell_ambiguous": (
        "Chưa rõ “{written}” là {one} hay {other}.< Với {proposed} thì cả dòng khớp.>"
        "< Các phần cộng được {computed}.> Ghi lại cho rõ; số lẻ dùng dấu phẩy.",
        "“{written}” could be {one} or {other}.< With {proposed} the whole row agrees.>"
        "< Its parts add to {computed}.> Write it so that it is clear.",
    ),
    "cell_addition": (
        "“{written}” là phép cộng, cộng được {one}.< Với {proposed} thì cả dòng khớp.> Ghi tổng vào"
        " ô này.",
        "“{written}” is an addition that comes to {one}.< With {proposed} the whole row agrees.>"
        " Write the total here.",
    ),
    "cell_date": (
        "Bảng tính giữ ô này là ngày {written}, không phải điểm; có thể là {one} hoặc {other}."
        "< Với {proposed} thì cả dòng khớp.> Đổi ô sang dạng số rồi gõ lại.",
        "The spreadsheet holds the day {written} here, not points; it may be {one} or {other}."
        "< With {proposed} the whole row agrees.> Format the cell as a number and type it again.",
    ),
    "cell_format": (
        "Ô này là số nhưng để dạng ngày, giờ nên hiện {written}; số trong ô là {one}."
        "< Với {proposed} thì cả dòng khớp.> Đổi ô sang dạng số.",
        "This cell is a number under the format of a day or a time and shows {written}; the number"
        " is {one}.< With {proposed} the whole row agrees.> Format the cell as a number.",
    ),
    "row_short": (
        "Dòng {row}< ({unit})> chỉ có {found} ô, tiêu đề cần {expected}; không rõ thiếu ô nào nên"
        " chưa tính dòng này. Thêm ô còn thiếu, kể cả ô trống.",
        "Line {row}< ({unit})> has {found} cells only where the head needs {expected}; which one is"
        " missing is not known, so the line was not counted. Put in what is missing, blank cells"
        " too.",
    ),
    "over_maximum": (
        "<{unit}|Dòng này> ghi {found}, quá mức tối đa {maximum}.",
        "<{unit}|This row> has {found}, above the maximum of {maximum}.",
    ),
    "part_differs": (
        "“{label}” ghi {found};< {span}> cộng được {computed}, ghi {wrong} {by}.",
        "“{label}” says {found};< {span}> add to {computed}, {by} {wrong}.",
    ),
    "stated_differs": (
        "“{label}” ghi {found} điểm; mức tối đa của các mục trong đó cộng được {computed}.",
        "“{label}” says {found} points; the maxima in it add to {computed}.",
    ),
    "nothing_compared": (
        "Không có tổng nào cộng lại được và không có hạng nào so được, nên chưa kiểm tra được gì."
        " Bảng cần có cột điểm thành phần và tổng, hoặc tổng và hạng.",
        "No total could be added up and no rank compared, so nothing has been checked. The table"
        " needs parts and a total, or a total and ranks.",
    ),
    "totals_not_added": (
        "Không cộng lại được tổng nào, vì không rõ cột nào là các điểm cộng thành tổng"
        "<; chưa rõ cột {columns}>. Đặt tên cột là Điểm chuẩn, Tiêu chí 1, Tiêu chí 2 … rồi kiểm"
        " tra lại.",
        "No total could be added up, for it is not clear which columns it is made of<; not"
        " understood: {columns}>. Call them Standard, or Criterion 1, Criterion 2 …, and check"
        " again.",
    ),
    "columns_unread": (
        "<Không rõ cột {columns} là gì nên không kiểm tra. ><Cột {unnamed} có số mà không có tiêu"
        " đề nên không kiểm tra. >Ghi tiêu đề cho rõ, như Tổng điểm hay Tiêu chí 1; số không tính"
        " điểm thì ghi là Ghi chú.",
        "<Not understood and not checked: column {columns}. ><Column {unnamed} has figures and no"
        " heading, so it was not checked. >Give it a heading, such as Total or Criterion 1;"
        " figures that are no points go under Remark.",
    ),
    "units_across": (
        "Bảng này có tiêu chí theo dòng và đơn vị theo cột; chưa kiểm tra< cột {where}>. Trong"
        " Excel: chép bảng, bấm Paste Special, chọn Transpose để mỗi đơn vị một dòng, rồi kiểm tra"
        " lại.",
        "Criteria stand in rows here and units in columns; not checked<: {where}>. In Excel: copy"
        " the table, take Paste Special, Transpose, so that each unit has a row, and check again.",
    ),
    "other_table": (
        "Từ dòng {row} là một bảng khác, chưa kiểm tra: “{text}”. Chép bảng ấy sang trang riêng.",
        "From line {row} on stands another table, not checked: “{text}”. Copy it to a sheet of its"
        " own.",
    ),
    "table_beside": (
        "Từ cột {where} là một bảng khác, chưa kiểm tra. Chép bảng ấy sang trang riêng.",
        "From column {where} on stands another table, not checked. Copy it to a sheet of its own.",
    ),
    "cell_unread": (
        "“{written}” không đọc được thành điểm.< Các phần cộng được {computed}.> Ghi một số, như"
        " {model}.",
        "“{written}” cannot be read as points.< Its parts add to {computed}.> Write a number, as"
        " {model}.",
    ),
    "cell_too_precise": (
        "Ô này chứa {written}, quá 4 chữ số lẻ; đã tính là {found}. Làm tròn ngay trong ô.",
        "This cell holds {written}, more than 4 decimals; {found} was taken. Round it in the cell.",
    ),
    "cell_error": (
        "Công thức ở ô này báo lỗi {written}.< Các phần cộng được {computed}.>",
        "The formula in this cell gives the error {written}.< Its parts add to {computed}.>",
    ),
    "cells_without_value": (
        "Ở đây có công thức nhưng tệp không lưu kết quả. Mở bằng Excel, lưu lại, rồi kiểm tra lần"
        " nữa.",
        "There is a formula here, but its result is not in the file. Open it in Excel, save it,"
        " and check again.",
    ),
    "deduction_sign": (
        "Điểm trừ của <{unit}|dòng này> ghi {sign}, khác các dòng còn lại; đã tính là trừ {by}.",
        "The deduction of <{unit}|this row> is written {sign}, unlike the others; {by} was taken"
        " off.",
    ),
    "rank_unread": (
        "“{written}” không đọc được thành hạng. Ghi như 5, 5-6, V hoặc Nhất.",
        "“{written}” cannot be read as a rank. Write it as 5, 5-6, V or Nhất.",
    ),
    "rank_range": (
        "<{unit}|Dòng này> ghi hạng {written}, tức {count} đơn vị đồng hạng; có {sharing} đơn vị"
        " cùng {total} điểm.",
        "<{unit}|This row> has the ranks {written}, that is {count} units; {sharing} have {total}"
        " points.",
    ),
    "rank_follows": (
        "{units} ghi hạng {found}; theo các hạng trước thì hạng kế tiếp là {rank}.",
        "{units}: rank {found}; by the ranks before it the next is {rank}.",
    ),
    "row_differs": (
        "<{unit}|Dòng này> ghi tổng {found}; {sum} = {computed}, ghi {wrong} {by}.",
        "<{unit}|This row> has the total {found}; {sum} = {computed}, {by} {wrong}.",
    ),
    "criteria_differ": (
        "<{unit}|Dòng này> ghi điểm chuẩn {found}; các tiêu chí< {span}> cộng được {computed},"
        " ghi {wrong} {by}.",
        "<{unit}|This row> has {found} standard points; the criteria< {span}> add to {computed},"
        " {by} {wrong}.",
    ),
    "criteria_all_differ": (
        "Điểm chuẩn ghi {wrong} {by} so với tổng các tiêu chí, ở {count} đơn vị đều như nhau.",
        "The standard points are {by} {wrong} against the sum of the criteria, alike for"
        " {count} units.",
    ),
    "criteria_maxima": (
        "Mức tối đa của các tiêu chí cộng lại {one}, thang điểm ghi {other}."
        "< Cách đọc đã ghi: “{reading}”.>",
        "The maxima of the criteria add to {one}; the scale says {other}."
        "< The recorded reading: “{reading}”.>",
    ),
    "column_differs": (
        "Dòng cộng ghi {found};< {span}> cộng được {computed}, ghi {wrong} {by}.",
        "The row of sums says {found};< {span}> add to {computed}, {by} {wrong}.",
    ),
    "standard_missing": (
        "<{unit}|Dòng này> chưa có điểm chuẩn<; các tiêu chí cộng được {computed}>.",
        "<{unit}|This row> has no standard points<; its criteria add to {computed}>.",
    ),
    "total_missing": (
        "<{unit}|Dòng này> chưa có tổng điểm<; cộng được {computed}>.",
        "<{unit}|This row> has no total<; its parts add to {computed}>.",
    ),
    "rank_missing": (
        "<{unit}|Dòng này> chưa có hạng; <với {total} điểm|theo bảng tiêu chí> là hạng {rank}.",
        "<{unit}|This row> has no rank; <with {total} points|by the rulebook> it is rank {rank}.",
    ),
    "unit_missing": (
        "Dòng này có điểm nhưng không có tên đơn vị.",
        "This row has points but no unit.",
    ),
    "unit_repeated": (
        "Đơn vị {names} có {count} dòng.",
        "The unit {names} has {count} rows.",
    ),
    "unit_unclear": (
        "Tên đơn vị {names} chỉ khác nhau ở dấu, có tên ghi không dấu nên chưa rõ là đơn vị nào."
        " Ghi đủ dấu.",
        "The names {names} differ in marks only, and one is written without any, so it is not"
        " clear which unit it is. Write all marks.",
    ),
    "unit_of_two_codes": (
        "Tên “{unit}” lẫn mã cũ với Unicode nên chưa rõ. Gõ lại tên theo Unicode.",
        "The name “{unit}” mixes an old code with Unicode and is not certain. Type it again.",
    ),
    "rank_differs": (
        "<{unit}|Dòng này> ghi hạng {found}; <với {total} điểm|theo bảng tiêu chí>"
        "< (bằng {equal})> là hạng {rank}.",
        "<{unit}|This row> has rank {found}; <with {total} points|by the rulebook>"
        "< (as {equal})> it is rank {rank}.",
    ),
}
_NOTES: Final[Mapping[str, Pair]] = {
    "encoding": (
        "Tệp không phải UTF-8; đọc theo bảng mã {encoding}.",
        "The file is not UTF-8; it was read as {encoding}.",
    ),
    "macros": (
        "Tệp có macro; chỉ đọc giá trị trong ô, không chạy macro.",
        "The file has macros; only the values of its cells were read, no macro was run.",
    ),
    "legacy_code": (
        "Chữ trong tệp theo mã {code}, không phải Unicode: “{written}” đã đọc là “{read}”. Nên"
        " chuyển tệp sang Unicode (UniKey: Ctrl+Shift+F6) và dùng phông Times New Roman.",
        "The text of the file is in {code}, an old code, not Unicode: “{written}” was read as"
        " “{read}”. Convert the file to Unicode (UniKey: Ctrl+Shift+F6) and use Times New Roman.",
    ),
    "lines_and_columns": (
        "Ô ghi theo dòng:cột; {example} là dòng {line}, cột {number}.",
        "Cells go by line:column; {example} is line {line}, column {number}.",
    ),
    "other_sheets": (
        "Còn bảng ở trang {sheets}; chọn bằng --sheet.",
        "There are tables on {sheets} too; choose with --sheet.",
    ),
    "hidden_sheet": (
        "Trang “{sheet}” đang bị ẩn trong tệp.",
        "The sheet “{sheet}” is hidden in the file.",
    ),
    "hidden_rows": (
        "Dòng {where} đang ẩn trong tệp, vẫn được tính.",
        "Line {where} is hidden in the file and was counted all the same.",
    ),
    "hidden_columns": (
        "Cột {where} đang ẩn trong tệp, vẫn được tính.",
        "Column {where} is hidden in the file and was counted all the same.",
    ),
    "covered_cells": (
        "Ô {where} nằm dưới ô gộp, có số hay chữ nhưng không hiện ra; không tính.",
        "The value of {where} lies under a merged cell and is not shown; it was not counted.",
    ),
    "read_as": (
        "Cột {where} “{head}” đọc là {role}.",
        "Column {where} “{head}” is read as {role}.",
    ),
    "column_ignored": (
        "Không rõ cột {where} “{head}” là gì nên không kiểm tra.",
        "Column {where} “{head}” is not understood and was not checked.",
    ),
    "criteria_taken": (
        "Cột {columns} đọc là tiêu chí, vì cộng lại bằng <{total}|điểm chuẩn>.",
        "Columns {columns} are read as criteria, because they add to the"
        " <{total}|standard points>.",
    ),
    "sums_taken": (
        "Cột {where}< “{head}”> đọc là {role}, vì bằng các phần cộng lại.",
        "Column {where}< “{head}”> is read as {role}, because the parts add to it.",
    ),
    "criteria_blank": (
        "Cột “{head}” chưa có điểm ở {where}.",
        "Column “{head}” has no points at {where}.",
    ),
    "several_scorers": (
        "Bảng có nhiều lần chấm: cột {columns} và cột {counts}. Hạng so theo cột {counts}.",
        "Several gave points: columns {columns} and {counts}. The ranks go by {counts}.",
    ),
    "standard_is_maximum": (
        "Cột {where} “{head}” ghi như nhau ở mọi dòng và không cộng vào tổng: đọc là mức tối đa.",
        "Column {where} “{head}” is alike in all rows and in no total: it is read as the maximum.",
    ),
    "number_not_rank": (
        "Cột {where} “{head}” chỉ đếm số dòng, không phải hạng.",
        "Column {where} “{head}” only counts the rows; it is no rank.",
    ),
    "row_of_text": ("Bỏ qua dòng {row}: “{text}”.", "Passed over line {row}: “{text}”."),
    "row_passed": (
        "Không kiểm tra dòng {row}: “{text}”.",
        "Line {row} was not checked: “{text}”.",
    ),
    "deduction_positive": (
        "Điểm trừ ghi không có dấu trừ; đã trừ khỏi tổng.",
        "Deductions are written without a minus; they were taken off.",
    ),
    "sums_unchecked": (
        "Chưa so được tổng ở ô {where} vì trong cột còn ô chưa rõ.",
        "The sum in {where} cannot be compared while a cell of its column is not certain.",
    ),
    "no_ranks": (
        "Bảng không ghi hạng; hạng bên trên tính theo tổng điểm, {style}.",
        "The table has no ranks; those above are by the totals, {style}.",
    ),
    "ranks_unchecked": (
        "Chưa kiểm tra được hạng <{groups}|vì> còn tổng điểm chưa rõ.",
        "The ranks cannot be checked <{groups}|while> a total is not certain.",
    ),
    "ranks_of_first": (
        "Bảng chỉ ghi hạng của {count} đơn vị đầu.",
        "The table ranks the first {count} units only.",
    ),
    "ranks_recomputed": (
        "Hạng đã ghi theo các tổng cộng lại, không theo các tổng đã ghi.",
        "The ranks follow the parts added up, not the totals as written.",
    ),
    "ranks_in_groups": (
        "Hạng ghi riêng trong từng nhóm.",
        "Units are ranked inside their groups.",
    ),
    "unranked": (
        "Không xếp hạng {units}, như bảng đã ghi.",
        "Not ranked, as the table says: {units}.",
    ),
    "not_in_table": (
        "Bảng của nguồn không có {units}.",
        "The source's table does not have {units}.",
    ),
    "ranks_alone": (
        "Bảng chỉ có hạng, không có điểm: chỉ xem các hạng có nối tiếp nhau không.",
        "The table has ranks and no points: looked at is only whether each rank follows.",
    ),
    "ranks_unsaid": (
        "Không có hạng của {units}.",
        "No rank is given for {units}.",
    ),
    "rank_style": ("Bảng dùng {style}.", "The table uses {style}."),
    "tie": (
        "{units} cùng {total} điểm, hạng {rank}. Hạng kế tiếp là {next}.",
        "{units} tie at {total} points, rank {rank}. The next is {next}.",
    ),
    "tie_last": (
        "{units} cùng {total} điểm, hạng {rank}.",
        "{units} tie at {total} points, rank {rank}.",
    ),
}
#: That nothing disagrees, and how much that is said of: a table, and one unit's sheet.
_TABLE_AGREES: Final[Pair] = (
    "Không thấy chỗ chưa khớp: <đã cộng lại {sums} tổng|không có tổng nào để cộng lại>"
    "< ({rows} theo dòng, {columns} theo cột)>, <so {ranks} hạng|không có hạng nào để so>.",
    "Nothing disagrees: <{sums} totals added up again|no total to add up>"
    "< ({rows} of rows, {columns} of columns)>,"
    " <{ranks} ranks compared|no rank to compare>.",
)
_SHEET_AGREES: Final[Pair] = (
    "Không thấy chỗ chưa khớp: <đã cộng lại {sums} tổng|không có tổng nào để cộng lại>,"
    " <so {maxima} điểm với mức tối đa|không có mức tối đa nào để so>.",
    "Nothing disagrees: <{sums} totals added up again|no total to add up>,"
    " <{maxima} scores held to their maxima|no maximum to compare>.",
)
#: What was looked at where something was left out.
_PARTLY: Final[Pair] = (
    "Chưa kiểm tra hết<: mới cộng lại {sums} tổng>< và so {ranks} hạng>",
    "Not all was checked<: only {sums} totals added up>< and {ranks} ranks compared>",
)
#: How the codes from before Unicode are called.
_CODES: Final[Mapping[str, str]] = {"tcvn3": "TCVN3 (ABC)", "vni": "VNI"}
#: So many cells are named before a sentence; the rest are counted.
_MOST_CELLS: Final = 4
#: A number of a spreadsheet with more decimals than points have.
_MANY_DECIMALS: Final = re.compile(r"-?[0-9]+\.[0-9]{5,}")
#: A cell's text is quoted up to here.
_LONGEST: Final = 60


def tell_finding(finding: Finding, lang: Lang) -> str:
    """One sentence, the cell before it: ``Ô E7: Long An ghi tổng …``"""
    sentences = Sentences(lang=lang, longest=_LONGEST)
    said = sentences.fill(_FINDINGS[finding.code], _prepared(finding.facts, lang))
    if not finding.cells:
        return said
    return f"{'Ô' if lang == 'vi' else 'Cell'} {cells(finding.cells)}: {said}"


def tell_note(note: Note, lang: Lang) -> str:
    sentences = Sentences(lang=lang, longest=_LONGEST)
    return sentences.fill(_NOTES[note.code], _prepared(note.facts, lang))


def tell_verdict(sums: int, ranks: int, lang: Lang, *, columns: int = 0) -> str:
    """That nothing disagrees, and how much that was said of; ``columns``: so many of the sums are
    of columns."""
    sentences = Sentences(lang=lang, longest=_LONGEST)
    facts: dict[str, object] = {"sums": sums or None, "ranks": ranks or None}
    if 0 < columns < sums:
        facts |= {"rows": sums - columns, "columns": columns}
    return sentences.fill(_TABLE_AGREES, facts)


def tell_partly(sums: int, ranks: int, lang: Lang) -> str:
    """That something was left out, and how much was looked at."""
    sentences = Sentences(lang=lang, longest=_LONGEST)
    return sentences.fill(_PARTLY, {"sums": sums or None, "ranks": ranks if sums else None})


def tell_sheet_verdict(sums: int, maxima: int, lang: Lang) -> str:
    """The same of one unit's sheet."""
    sentences = Sentences(lang=lang, longest=_LONGEST)
    facts = {"sums": sums or None, "maxima": maxima or None}
    return sentences.fill(_SHEET_AGREES, facts)


def column_name(role: ColumnRole, lang: Lang) -> str:
    """What a column is called; a mark for one that is not understood."""
    pair = COLUMNS.get(role, ("…", "…"))
    return pair[0] if lang == "vi" else pair[1]


def cells(found: Sequence[str]) -> str:
    """``E7``; ``E7, E8, E9, E10, … E18`` where there are many."""
    if len(found) <= _MOST_CELLS + 1:
        return ", ".join(found)
    return ", ".join([*found[:_MOST_CELLS], f"… {found[-1]}"])


def _prepared(facts: Mapping[str, object], lang: Lang) -> dict[str, object]:
    """The facts, with what their sentence needs to be told from them."""
    told = {**facts, "model": Decimal("117.5")}
    if isinstance(quoted := facts.get("cells"), list):
        told["text"] = " ".join(_quoted(part, lang) for part in quoted)
    written = facts.get("written")
    if isinstance(written, str) and lang == "vi" and _MANY_DECIMALS.fullmatch(written):
        told["written"] = written.replace(".", ",")
    difference = facts.get("difference")
    if isinstance(difference, Decimal):
        told["by"] = abs(difference)
        told["wrong"] = _wrong(fewer=difference < 0, lang=lang)
    elif isinstance(fewer := facts.get("fewer"), bool):
        told["wrong"] = _wrong(fewer=fewer, lang=lang)
    if isinstance(parts := facts.get("parts"), list):
        told["sum"] = Written(_added(parts, lang))
    if isinstance(found := facts.get("found"), Decimal) and "plus" in facts:
        told |= {"by": abs(found), "sign": Written(signed(found, lang))}
    if "role" in facts:
        told["role"] = column_name(ColumnRole(str(facts["role"])), lang)
    if isinstance(reading := facts.get("reading"), str):
        told["reading"] = Written(one_line(reading))
    if isinstance(style := facts.get("style"), Ranking):
        told["style"] = Written(pick(RANKINGS[style], lang))
    if facts.get("groups") is True:
        told["groups"] = Written("trong nhóm" if lang == "vi" else "in a group where")
    if "code" in facts:
        told["code"] = _CODES.get(str(facts["code"]), facts["code"])
    if facts.get("total") is True:
        told["total"] = Written("tổng điểm" if lang == "vi" else "total")
    if isinstance(names := facts.get("names"), list):
        told["names"] = Written(" = ".join(f"“{name}”" for name in names))
    if isinstance(sheets := facts.get("sheets"), list):
        told["sheets"] = [f"“{sheet}”" for sheet in sheets]
    return told


def _quoted(part: object, lang: Lang) -> str:
    """A cell of a row that is quoted; a number in the form of the language."""
    if not isinstance(part, Decimal):
        return str(part)
    plain = format(part, "f")
    return plain.replace(".", ",") if lang == "vi" else plain


def _wrong(*, fewer: bool, lang: Lang) -> Written:
    if lang == "vi":
        return Written("thiếu" if fewer else "thừa")
    return Written("too few" if fewer else "too many")


def _added(parts: Sequence[Decimal], lang: Lang) -> str:
    """``100 + 18 − 0,5``"""
    first, *rest = parts
    text = points(first, lang)
    for part in rest:
        text += f" {'−' if part < 0 else '+'} {points(abs(part), lang)}"
    return text
