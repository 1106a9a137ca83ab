"""What is said where an act on units, clusters and gatherings over the years is refused, Vietnamese
first.

The form of a template is told in `adapters.wording.sentences`.
"""

from collections.abc import Mapping
from typing import Final

UNITS: Final[Mapping[str, tuple[str, str]]] = {
    "unit_ceased": (
        "{unit} đã chấm dứt hoạt động từ {since}. Việc này chỉ ghi được cho thời gian trước đó;"
        " việc về sau ghi ở đơn vị kế thừa.",
        "{unit} ceased from {since} on. Only what was before can be recorded; what came after"
        " belongs to its successor.",
    ),
    "own_successor": (
        "{unit} không thể sáp nhập vào chính mình hay kế thừa chính mình. Chọn đơn vị khác.",
        "{unit} cannot merge into itself nor succeed itself. Choose another unit.",
    ),
    "own_successor:cluster": (
        "{Cluster} không thể kế thừa chính mình. Chọn cụm, khối khác.",
        "The cluster cannot succeed itself. Choose another.",
    ),
    "successor_ceased": (
        "{unit} đã chấm dứt hoạt động từ {since} nên không nhận sáp nhập, chia vào được nữa. Chọn"
        " đơn vị kế thừa của {unit}.",
        "{unit} itself ceased from {since} on, so nothing can pass to it. Choose the successor of"
        " {unit}.",
    ),
    "successors_few": (
        "Chia thì phải có từ hai đơn vị kế thừa. Chỉ một đơn vị kế thừa thì dùng"
        " {@merge_unit}; không có thì dùng {@dissolve_unit}.",
        "A split leads to two successors at least. For one use {@merge_unit}, for none"
        " {@dissolve_unit}.",
    ),
    "not_successor": (
        "{by} chưa được ghi là đơn vị kế thừa của {unit}. Ghi việc sáp nhập, chia ở {unit} trước;"
        " nếu không phải kế thừa thì dùng {@add_members} và {@remove_member}.",
        "{by} is not recorded as a successor of {unit}. Record first at {unit} how it ceased; where"
        " it is no successor, use {@add_members} and {@remove_member}.",
    ),
    "not_successor:cluster": (
        "Năm thi đua {year} chỉ chuyển cho cụm, khối kế thừa đã nêu. Thêm cụm, khối nhận vào danh"
        " sách kế thừa, hoặc dùng {@transfer_cycle} trước khi kết thúc.",
        "The cycle of {year} passes to a successor that is named. Name the receiving cluster among"
        " the successors, or use {@transfer_cycle} before ending.",
    ),
    "date_order": (
        "{date} là trước {known}, lúc đã có việc khác được ghi, nên không khớp. Xem lại ngày.",
        "{date} is before {known}, of which something is recorded already, so the dates do not"
        " agree. Check the date.",
    ),
    "outside_roster": (
        "{unit} không thuộc danh sách thành viên {Cluster} trong năm {year}. Chọn đơn vị là thành"
        " viên năm ấy, hoặc ghi lại thời gian là thành viên.",
        "{unit} did not belong to the cluster in {year}. Choose a member of that year, or record"
        " since when the unit belonged to it.",
    ),
    "cluster_ended": (
        "Cụm, khối “{code}” đã kết thúc hoạt động từ {since}, nên không còn nhận việc này. Làm ở"
        " cụm, khối kế thừa.",
        "The cluster “{code}” ended from {since} on and takes no such act any more. Do it"
        " in the cluster that succeeded it.",
    ),
    "cluster_ended:open_cycle": (
        "Cụm, khối “{code}” đã kết thúc hoạt động từ {since} nên không mở năm thi đua mới. Mở"
        " ở cụm, khối kế thừa; năm trước đó thì nhập như việc đã qua.",
        "The cluster “{code}” ended from {since} on, so no cycle is opened in it. Open it"
        " in the cluster that succeeded it; an earlier year can be told from the past.",
    ),
    "cluster_ended:transfer_cycle": (
        "Cụm, khối “{code}” đã kết thúc hoạt động từ {since} nên không nhận năm thi đua. Chuyển"
        " cho cụm, khối kế thừa.",
        "The cluster “{code}” ended from {since} on and receives no cycle. Transfer it to"
        " the cluster that succeeded it.",
    ),
    "cycles_open": (
        "Chưa nói năm thi đua {years} sẽ ra sao khi kết thúc. Với mỗi năm đang mở, ghi cụm, khối"
        " nhận (to) hoặc để năm ấy dừng theo.",
        "Nothing is said of what becomes of the cycles of {years}. For each open year name the"
        " cluster that receives it (to), or let it end as well.",
    ),
    "cycle_not_open": (
        "Năm thi đua {year} không đang mở ở đây, nên không có gì để chuyển hay dừng. Xem lại năm.",
        "The cycle of {year} is not open here, so there is nothing to pass on or to end. Check the"
        " year.",
    ),
    "cycle_on_its_way": (
        "Năm thi đua {year} đang được chuyển, chưa đến nơi. Đợi giây lát rồi làm lại; nếu vẫn vậy,"
        " xem việc kéo theo ở nhật ký.",
        "The cycle of {year} is on its way and has not arrived. Wait a moment and do it again; if"
        " that does not help, look in the log for what should have followed.",
    ),
    "year_taken": (
        "Ở đó đã có năm thi đua {code}. Mỗi cụm, khối một năm chỉ có một năm thi đua; hủy một bên,"
        " hoặc chuyển sang nơi khác.",
        "There is a cycle {code} there already. A cluster has one cycle a year: cancel one of them,"
        " or transfer it elsewhere.",
    ),
    "gathering_unknown": (
        "Chưa có hội nghị nào mang tên tắt “{value}”<; đã có: {known}>. Dùng {@record_gathering}"
        " trước.",
        "No gathering is recorded as “{value}”<; there are: {known}>. Use {@record_gathering}"
        " first.",
    ),
}
