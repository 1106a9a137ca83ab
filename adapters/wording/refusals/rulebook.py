"""What is said of a rulebook that is checked: contradictions with both figures, and remarks.

Vietnamese first. The form of a template is told in `adapters.wording.sentences`.
"""

from collections.abc import Mapping
from typing import Final

from adapters.wording.phrasing import Phrases
from adapters.wording.refusals.officers import ODD_OFFICERS
from adapters.wording.refusals.voting import ODD_SELECTIONS
from adapters.wording.writing import Lang, Names
from domain.rulebook.checks import Remark
from domain.rulebook.discrepancies import Discrepancy, kind_of, place_of

#: By the word before the colon of a discrepancy's code; ``{name}`` is what stands after it.
DISCREPANCY_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "criteria_sum": (
        "Các mức tối đa của tiêu chí cộng lại {one}, thang điểm ghi {other}.",
        "The maxima of the criteria add up to {one}, the scale says {other}.",
    ),
    "table_sum": (
        "Các mức tối đa của bảng {name} cộng lại {one}, thang điểm ghi {other}.",
        "The maxima of table {name} add up to {one}, the scale says {other}.",
    ),
    "group_sum": (
        "Các mức tối đa trong nhóm {name} cộng lại {one}, nhóm ghi {other}.",
        "The maxima in group {name} add up to {one}, the group says {other}.",
    ),
    "bands_overlap": (
        "Tiêu chí {name}: hai khoảng thứ hạng {one} và {other} trùng nhau, không rõ lấy mức nào.",
        "Criterion {name}: the bands {one} and {other} overlap; it is not clear which counts.",
    ),
    "levels_differ": (
        "Tiêu chí {name}: cùng một mức mà ghi hai điểm khác nhau, {one} và {other}.",
        "Criterion {name}: one level gives two different points, {one} and {other}.",
    ),
    "classes_overlap": (
        "Tổng điểm từ {one} đến {other} thuộc hai loại (loại {name}).",
        "A total from {one} to {other} lies in two classes (class {name}).",
    ),
    "bands_gap": (
        "Tổng điểm ở giữa {one} và {other} không thuộc loại nào (loại {name}).",
        "A total between {one} and {other} lies in no class (class {name}).",
    ),
}
_OTHER_DISCREPANCY: Final = (
    "Hai chỗ không khớp ({code}): một chỗ {one}, chỗ kia {other}.",
    "Two places do not agree ({code}): {one} in one, {other} in the other.",
)

#: What is legal but odd, by the code of the remark.
REMARK_SENTENCES: Final[Mapping[str, tuple[str, str]]] = {
    "criterion_gives_nothing": (
        "Tiêu chí {criterion} không cho được điểm nào: mọi mức đều là 0.",
        "Criterion {criterion} can give no points: all that it has is 0.",
    ),
    "bonus_unlimited": (
        "Điểm thưởng của tiêu chí {criterion} không giới hạn: không có mức tối đa, mức nào hay trần"
        " chung (bonus_cap).",
        "The bonus of criterion {criterion} has no limit: no maximum, no level and no cap in all"
        " (bonus_cap).",
    ),
    "bound_idle": (
        "“{name}” có ghi {field}, mà không tiêu chí nào ở đó có điểm thưởng hoặc điểm trừ ấy, nên"
        " không có tác dụng.",
        "“{name}” says {field}, and no criterion there has such bonus or deduction, so that it has"
        " no effect.",
    ),
    "cap_never_reached": (
        "Tiêu chí {criterion}, {part}: trần {cap} không bao giờ dùng đến vì mức tối đa là {max}.",
        "Criterion {criterion}, {part}: the cap {cap} is never reached, for the maximum is {max}.",
    ),
    "max_off_step": (
        "Tiêu chí {criterion}, {part}: mức tối đa {max} không đúng bước {step} nên không ai đạt"
        " được trọn.",
        "Criterion {criterion}, {part}: the maximum {max} is off the step {step}, so nobody can"
        " reach it.",
    ),
    "cap_without_standard": (
        "Tiêu chí {criterion}, {part}: tính nhiều nhất bằng điểm chuẩn, mà tiêu chí không có điểm"
        " chuẩn nên luôn là 0.",
        "Criterion {criterion}, {part}: it counts at most the standard points, and the criterion"
        " has none, so it is always 0.",
    ),
    "evidence_not_asked": (
        "Tiêu chí {criterion}, {part}: thành tích kê khai được tính cả khi không kèm minh chứng"
        " (evidence_needed).",
        "Criterion {criterion}, {part}: what is claimed counts without evidence (evidence_needed).",
    ),
    "claims_not_graded": (
        "Tiêu chí {criterion}, {part}: điểm kê khai lại được tính tiếp theo cách chấm khác. Để cách"
        " chấm là nhập điểm (graded).",
        "Criterion {criterion}, {part}: claimed points are counted once more by another rule. Leave"
        " the grading at graded.",
    ),
    "tables_by_total": (
        "Các bảng cộng lại {sizes} điểm khác nhau mà xếp hạng chung theo tổng điểm. Để so được, ghi"
        " ranked_by: share_of_total.",
        "The tables come to {sizes} points and units are ranked together by totals. To compare"
        " them, write ranked_by: share_of_total.",
    ),
    "left_out_by_total": (
        "Tiêu chí {criterion}: không phát sinh thì bỏ ra ngoài (left_out), mà xếp hạng theo tổng"
        " điểm nên đơn vị ấy mất trọn điểm tiêu chí này. Xếp hạng theo tỷ lệ (share_of_standard,"
        " share_of_total), hoặc tính trọn điểm (full_marks), bình quân (mean).",
        "Criterion {criterion}: left out where it does not arise, yet the ranking is by the total,"
        " so such a unit loses all its points. Rank by share (share_of_standard, share_of_total),"
        " or give full_marks or the mean.",
    ),
    "level_above_maximum": (
        "Tiêu chí {criterion}, {part}: có mức được {points}, nhưng nhiều nhất chỉ tính {max}.",
        "Criterion {criterion}, {part}: a level gives {points}, and at most {max} counts.",
    ),
    "level_gives_less": (
        "Tiêu chí {criterion}, {part}: đạt từ {at_least} được {points}, không nhiều hơn mức từ"
        " {below}. Điểm tính theo mức cao nhất đạt được; đúng nếu càng ít càng tốt.",
        "Criterion {criterion}, {part}: from {at_least} on gives {points}, no more than from"
        " {below} on. The highest level reached counts; right where the fewer the better.",
    ),
    "band_empty": (
        "Tiêu chí {criterion}, {part}: khoảng thứ hạng từ {one} đến {other} không có hạng nào.",
        "Criterion {criterion}, {part}: the band from {one} to {other} holds no place.",
    ),
    "columns_unused": (
        "Có cột điểm nhưng không có tiêu chí, nên không ai nhập điểm vào cột nào.",
        "There are columns but no criteria, so nobody fills a column.",
    ),
    "own_column_twice": (
        "Cột “{name}” cũng do đơn vị tự chấm. Chỉ cột tự chấm đầu tiên phải đủ điểm khi gửi bảng;"
        " gửi rồi thì không ai nhập vào cột này nữa.",
        "The column “{name}” is the unit's own as well. Only the first such column must be full"
        " when the sheet is sent; from then on nobody fills this one.",
    ),
    "own_column_combined": (
        "Cột “{name}” do đơn vị tự chấm mà ghi có nhiều người chấm. Xem lại ai chấm cột này.",
        "The column “{name}” is the unit's own, yet has several scorers. See who fills it.",
    ),
    "own_column_last": (
        "Cột cuối “{name}” do đơn vị tự chấm, nên điểm tự chấm là điểm tính, không phải điểm kiểm"
        " tra. Xem lại thứ tự các cột.",
        "The last column “{name}” is the unit's own, so its own scores count, not the checked ones."
        " See the order of the columns.",
    ),
    "ranked_first_none": (
        "Chỉ xếp {count} hạng đầu, nghĩa là không đơn vị nào có hạng.",
        "Only the first {count} are ranked, so no unit has a rank.",
    ),
    "ranked_first_all": (
        "Chỉ xếp {count} hạng đầu mà có {of} đơn vị, nên mọi đơn vị đều có hạng.",
        "Only the first {count} are ranked, and there are {of} units, so all have a rank.",
    ),
    "ranked_first_many": (
        "Chỉ xếp {count} hạng đầu; thường chỉ xếp ba hạng. Xem lại con số này.",
        "Only the first {count} are ranked; usually it is three. See whether this is meant.",
    ),
    "tie_key_twice": (
        "Cách phân hạng khi bằng điểm “{value}” ghi hai lần; lần sau không có tác dụng.",
        "The tie key “{value}” stands twice; the second has no effect.",
    ),
    "unit_group_small": (
        "Nhóm “{name}” có ít hơn hai đơn vị nên không có gì để so.",
        "The group “{name}” has fewer than two units, so there is nothing to compare.",
    ),
    "group_empty": (
        "Nhóm “{name}” không có tiêu chí nào.",
        "The group “{name}” has no criteria.",
    ),
    "floor_above_target": (
        "Tiêu chí {criterion}, {part}: dưới {floor}% chỉ tiêu thì được 0, nên đạt đủ chỉ tiêu cũng"
        " được 0.",
        "Criterion {criterion}, {part}: below {floor}% of the target gives 0, so reaching the whole"
        " target gives 0 too.",
    ),
    "class_empty": (
        "Loại “{name}” từ {one} đến {other} không có tổng điểm nào.",
        "The class “{name}” from {one} to {other} holds no total.",
    ),
    "between_classes_idle": (
        "Có ghi cách xếp tổng điểm nằm giữa hai loại (between_classes: {value}), mà không có khoảng"
        " hở nào giữa các loại (to, from), nên không có tác dụng.",
        "How a total between two classes is read is said (between_classes: {value}), and no classes"
        " have a gap between them (to, from), so that it has no effect.",
    ),
    "consequence_reports": (
        "Hệ quả của báo cáo “{value}”: không có loại báo cáo hay hạn nào có mã ấy, gần nhất là"
        " “{nearest}”. Loại báo cáo: month, quarter, half_year, year; còn lại là mã báo cáo.",
        "The consequence of the report “{value}”: no kind of report and no deadline is called so,"
        " the nearest is “{nearest}”. Kinds are month, quarter, half_year, year; anything else is"
        " the code of a report.",
    ),
    "consequence_twice": (
        "Hệ quả khi {lapse} ghi hai lần nên sẽ trừ hai lần. Xem lại.",
        "The consequence of {lapse} stands twice and would be deducted twice. See whether this is"
        " meant.",
    ),
    "offset_beyond_year": (
        "Hạn “{value}” tính {days} ngày, dài hơn cả một năm thi đua. Xem lại số ngày.",
        "The deadline “{value}” counts {days} days, more than a cycle year has. See whether this is"
        " meant.",
    ),
    "reminder_before_period": (
        "Hạn “{value}”: đôn đốc trước {days} ngày làm việc, mà từ đầu kỳ đến hạn chỉ có {count}"
        " ngày làm việc, nên sẽ không có lần đôn đốc ấy. Ghi số nhỏ hơn ở remind.",
        "The deadline “{value}”: a reminder {days} working days before it, while there are only"
        " {count} from the beginning of the period, so that it would never come. Give fewer days"
        " in remind.",
    ),
    "bands_bottom": (
        "Tổng điểm dưới {value} không thuộc loại nào. Muốn có loại cuối thì thêm một loại từ 0.",
        "A total below {value} lies in no class. For a lowest class add one from 0.",
    ),
    **ODD_SELECTIONS,
    **ODD_OFFICERS,
}


def discrepancy_sentence(found: Discrepancy, lang: Lang, names: Names) -> str:
    """Both figures of a contradiction, in a sentence."""
    name = place_of(found.code)
    template = DISCREPANCY_SENTENCES.get(kind_of(found.code), _OTHER_DISCREPANCY)
    facts = {"code": found.code, "name": name, "one": found.one, "other": found.other}
    return Phrases(lang, names).fill(template, facts)


def remark_sentence(found: Remark, lang: Lang, names: Names) -> str:
    """What is odd, and where that lies."""
    return Phrases(lang, names).fill(REMARK_SENTENCES[found.code], found.facts)
