"""Words of the form that a command line shows: how a field is written, and when."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.pages.doors import Pair

FORM: Final[Mapping[str, Pair]] = {
    "by": ("Ai làm: {who}", "By: {who}"),
    "any_phase": ("mọi bước", "any"),
    "phases": ("Thuộc bước: {phases}", "Phase: {phases}"),
    "fields": ("Các ô (* phải có)", "Fields (* needed)"),
    "no_fields": ("Việc này không có ô nào", "This takes no fields"),
    "example": ("Ví dụ", "Example"),
    "guidance": (
        "Bảng tiêu chí nói gì về từng tiêu chí",
        "What the rulebook says of each criterion",
    ),
    "levels": (
        "Chọn một mức (ghi chữ cái hoặc lời của mức)",
        "One level is chosen (by its letter or its words)",
    ),
    "not_yet": ("Chưa làm được", "Not possible yet"),
    "over": (
        "Việc này đã xong, hoặc lúc này chưa có gì để làm.",
        "It is done, or there is nothing to do at present.",
    ),
    "elsewhere": ("Việc này thuộc bước khác.", "This belongs to another phase."),
    "schema": (
        "Dạng đầy đủ cho chương trình: thidua schema {command}",
        "The whole form, for programs: thidua schema {command}",
    ),
    # what may be written
    "unit": ("mã hoặc tên đơn vị", "code or name of a unit"),
    "units": ("đơn vị, cách nhau bằng dấu phẩy", "units, parted by commas"),
    "cluster": ("mã hoặc tên cụm, khối", "code or name of a cluster"),
    "clusters": ("cụm, khối, cách nhau bằng dấu phẩy", "clusters, parted by commas"),
    "fates": (
        "từng năm: {field}.0.year=2026, {field}.0.to=mã cụm nhận; không có to thì năm ấy dừng theo",
        "year by year: {field}.0.year=2026, {field}.0.to=the cluster that takes it; without to the"
        " year ends as well",
    ),
    "codes": ("mã, cách nhau bằng dấu phẩy", "codes, parted by commas"),
    "date": ("ngày, ví dụ 30/11/2026", "a date, such as 30/11/2026"),
    "date_hour": (
        "giờ và ngày, ví dụ 08:00 30/11/2026; chưa có giờ thì ghi ngày",
        "hour and date, such as 08:00 30/11/2026; the date alone where the hour is not known",
    ),
    "number": ("số", "a number"),
    "points": ("điểm, ví dụ 39,5", "points, such as 39.5"),
    "texts": (
        "từng câu: {field}.0=…, {field}.1=…",
        "sentence by sentence: {field}.0=…, {field}.1=…",
    ),
    "yes_no": ("true hoặc false", "true or false"),
    "one_of": ("một trong: {choices}", "one of: {choices}"),
    "file": ("trong tệp YAML", "in a YAML file"),
    "like": ("ví dụ {example}", "such as {example}"),
    "paper": (
        '{field}.kind="Công văn" (phải có), {field}.number, .date, .received, .signer, .about',
        '{field}.kind="Công văn" (needed), {field}.number, .date, .received, .signer, .about',
    ),
    "parts": ("viết {field}.… như dưới đây", "written {field}.… as below"),
    "default": ("mặc định {value}", "{value} by default"),
}
