"""What the commands of proof say, and their pages of help."""

from collections.abc import Mapping
from typing import Final

from adapters.wording.help.commands import HELP, READER, Help
from adapters.wording.pages.doors import Pair

PROOF: Final[Mapping[str, Pair]] = {
    "key": (
        "Dấu vân của khóa, để in vào kế hoạch: {fingerprint}\n"
        "Tệp khóa bí mật: {file}. Cất riêng, không để chung với bản sao lưu.\n"
        "Khóa công khai:",
        "Fingerprint of the key, to be printed in the plan: {fingerprint}\n"
        "File of the secret key: {file}. Keep it apart from the backups.\n"
        "Public key:",
    ),
    "checkpoint": (
        "Đã ghi mốc xác thực vào {file}: {origin}, {size} sự kiện.",
        "The checkpoint stands in {file}: {origin}, {size} events.",
    ),
    "cosigned": (
        "Đã ký thêm vào {file} ({size} sự kiện), tên khóa {name}. Khóa công khai của đơn vị:",
        "Signed in {file} ({size} events) by the key {name}. Public key of the unit:",
    ),
    "exported": (
        "Đã xuất {cycle} ra {file}; mốc xác thực {size} sự kiện.\nKiểm tra: thidua verify {file}"
        " --key {fingerprint}",
        "{cycle} stands in {file}; its checkpoint is of {size} events.\nTo check it: thidua verify"
        " {file} --key {fingerprint}",
    ),
    "sound": (
        "{cycle}: {events} sự kiện, {texts} văn bản đúng như lúc ghi.",
        "{cycle}: {events} events and {texts} texts are as they were recorded.",
    ),
    "proved": (
        "Mốc xác thực: {origin}, {size} sự kiện. Mã của năm: {head}.",
        "Checkpoint: {origin}, {size} events. Code of the year: {head}.",
    ),
    "continued": (
        "Nối tiếp đúng {count} bản đã đối chiếu: không sự kiện nào trước đó bị sửa, bỏ, chèn hay"
        " đổi chỗ.",
        "It continues every copy compared ({count}): no event before it was altered, removed,"
        " inserted or moved.",
    ),
    "alone": (
        "Chưa kiểm tra được vì không có bản thứ hai: phần cuối có bị cắt, hay cả lịch sử có bị viết"
        " lại không. Thêm --against với mốc xác thực hoặc tệp xuất đã nhận trước đây.",
        "Not checked for want of a second copy: whether the end was cut off, or the whole history"
        " rewritten. Add --against with a checkpoint or an export received earlier.",
    ),
}

#: What is wrong with an export or a checkpoint, by the code of the verifier.
WRONG: Final[Mapping[str, Pair]] = {
    "cosign_key_missing": (
        "Chưa có tệp khóa {file}. Tạo khóa của đơn vị: thêm --name TÊN, ví dụ --name long-an.",
        "There is no key in {file}. To make the unit's key, add --name NAME, as --name long-an.",
    ),
    "cosign_key_open": (
        "Người khác đọc được tệp khóa {file} nên không dùng. Chỉ để chủ sở hữu đọc: chmod 600.",
        "Others can read the key in {file}, so it is not used. Keep it to its owner: chmod 600.",
    ),
    "cosign_key_malformed": (
        "Tệp {file} không phải khóa của đơn vị. Nêu đúng tệp bằng THIDUA_COSIGN_KEY.",
        "The file {file} is no key of a unit. Name the right one with THIDUA_COSIGN_KEY.",
    ),
    "cosign_key_of_other": (
        "Khóa trong {file} mang tên {found}, không phải {wanted}. Bỏ --name, hoặc nêu tệp khác bằng"
        " THIDUA_COSIGN_KEY.",
        "The key in {file} is named {found}, not {wanted}. Leave --name out, or name another file"
        " with THIDUA_COSIGN_KEY.",
    ),
    "cosign_name": (
        "Tên “{name}” không dùng được: không để trống, không có khoảng trắng và dấu +.",
        "The name “{name}” cannot be used: it takes no blank and no +, and is not empty.",
    ),
    "cosign_key_whole": (
        "Để ký, cần khóa công khai đầy đủ của hệ thống (dòng cuối của thidua key), không chỉ dấu"
        " vân.",
        "To sign, the whole public key of the system is needed (the last line of thidua key), not"
        " its fingerprint.",
    ),
    "cosign_rollback": (
        "Không ký: mốc này có {found} sự kiện, mốc đã ký trước đó có {wanted}. Hệ thống đã bị lùi"
        " lại, hoặc đây là mốc cũ. Giữ cả hai.",
        "Not signed: this checkpoint has {found} events, the one signed before {wanted}. The system"
        " was rolled back, or this one is old. Keep both.",
    ),
    "cosign_fork": (
        "Không ký: đến sự kiện thứ {size}, lịch sử không giống mốc đã ký trước đó; có người đã viết"
        " lại, hoặc đưa ra hai bản. Giữ cả hai.",
        "Not signed: up to event {size} the history is not the one signed before: it was rewritten,"
        " or two are shown. Keep both.",
    ),
    "cosign_unproved": (
        "Không ký: chưa thấy mốc này ({found} sự kiện) nối tiếp mốc đã ký ({wanted} sự kiện). Thêm"
        " --export với tệp xuất mới.",
        "Not signed: nothing shows that this checkpoint ({found} events) continues the one signed"
        " before ({wanted}). Add --export with a new export.",
    ),
    "cosign_state_malformed": (
        "Tệp {file} ghi những mốc đã ký bị hỏng nên không ký gì. Lấy lại từ bản sao lưu.",
        "The file {file}, which says what was signed, is damaged, so nothing is signed. Take it"
        " from a backup.",
    ),
    "verify_unreadable": (
        "Không đọc được tệp {file}. Xem lại đường dẫn và quyền đọc.",
        "The file {file} cannot be read. Look at its path and its rights.",
    ),
    "verify_not_export": (
        "Tệp {file} không phải tệp do thidua export ghi ra, hoặc thuộc phiên bản khác.",
        "The file {file} is none that thidua export wrote, or is of another version.",
    ),
    "verify_damaged": (
        "Tệp {file} bị hỏng hoặc bị cắt ngắn. Xin lại tệp.",
        "The file {file} is damaged or cut short. Ask for it again.",
    ),
    "verify_extra": (
        "Tệp {file} có thêm dữ liệu sau chỗ kết thúc. Xin lại tệp.",
        "The file {file} goes on after its end. Ask for it again.",
    ),
    "verify_note_malformed": (
        "Mốc xác thực không đúng khuôn: phải có tên hệ thống, số sự kiện, mã gốc và chữ ký.",
        "The checkpoint is malformed: it takes origin, size, root and a signature.",
    ),
    "verify_key_malformed": (
        "Khóa không đúng khuôn. Ghi khóa công khai hoặc 32 chữ số của dấu vân in trong kế hoạch.",
        "The key is malformed. Give the public key, or the 32 digits of the fingerprint in the"
        " plan.",
    ),
    "verify_not_signed": (
        "Mốc xác thực không do khóa đã nêu ký. Đối chiếu dấu vân với kế hoạch; nếu đúng thì tệp này"
        " không phải của hệ thống ấy.",
        "The checkpoint is not signed by the key that was given. Compare the fingerprint with the"
        " plan; where it is right, the file is not of that system.",
    ),
    "verify_forged": (
        "Chữ ký trên mốc xác thực không khớp: mốc đã bị sửa hoặc giả mạo.",
        "The signature of the checkpoint does not fit: it was altered or forged.",
    ),
    "verify_other_system": (
        "Hai bản thuộc hai hệ thống khác nhau: {found} và {wanted}.",
        "The copies are of two systems: {found} and {wanted}.",
    ),
    "verify_order": (
        "Sự kiện thứ {version} của năm bị thiếu, bị chèn hoặc bị đổi chỗ.",
        "Event {version} of the year is missing, was inserted or stands elsewhere.",
    ),
    "verify_text": (
        "Văn bản của sự kiện thứ {version} không phải văn bản lúc ghi.",
        "A text of event {version} is not the one that was recorded.",
    ),
    "verify_size": (
        "Tệp có {found} sự kiện, còn mốc xác thực ghi {wanted}: có sự kiện bị bỏ hoặc bị chèn.",
        "The file has {found} events and its checkpoint {wanted}: some were removed or inserted.",
    ),
    "verify_root": (
        "Sự kiện trong tệp không khớp mốc xác thực: có sự kiện đã bị sửa, bỏ, chèn hoặc đổi chỗ.",
        "The events are not those of the checkpoint: one was altered, removed, inserted or moved.",
    ),
    "verify_proof": (
        "Chứng minh của sự kiện cuối năm không dẫn đến mốc xác thực.",
        "The proof of the year's last event does not lead to the checkpoint.",
    ),
    "verify_shorter": (
        "Bản cũ biết {wanted} sự kiện, bản này chỉ còn {found}: phần cuối đã bị cắt. Nếu bản đem"
        " đối chiếu mới hơn thì xin tệp xuất mới.",
        "The other copy knows {wanted} events and this one {found}: its end was cut off. Where the"
        " other copy is the newer one, ask for a new export.",
    ),
    "verify_forked": (
        "Lịch sử đến sự kiện thứ {size} khác bản đã nhận trước đây: đã bị viết lại. Giữ cả hai"
        " bản.",
        "The history up to event {size} is not that of the earlier copy: it was rewritten. Keep"
        " both.",
    ),
}

_KEY_SET: Final = (
    "THIDUA_PROOF_KEY",
    ("tệp khóa; mặc định cạnh cơ sở dữ liệu", "the key's file; by default beside the database"),
)
HELP["key"] = Help(
    "key [show | new]",
    (
        "Xem khóa ký mốc xác thực: dấu vân để in vào kế hoạch, khóa công khai, tệp khóa. new: tạo"
        " khóa khi chưa có.",
        "Shows the key by which checkpoints are signed: the fingerprint for the plan, the public"
        " key, the file. new: makes it where there is none.",
    ),
    (_KEY_SET,),
    ("thidua key new", "thidua key"),
)
HELP["checkpoint"] = Help(
    "checkpoint [TỆP]",
    (
        "Ký một mốc xác thực: tên hệ thống, số sự kiện, mã gốc của mọi sự kiện. Gửi cho các đơn vị"
        " giữ; sau này ai sửa gì trước mốc ấy đều bị phát hiện.",
        "Signs a checkpoint: the system's name, how many events there are, the root over them all."
        " Hand it to the units: whatever is altered before it later is found.",
    ),
    (("TỆP", ("ghi vào tệp này, không thì in ra", "write it here; without, print it")), _KEY_SET),
    ("thidua checkpoint moc-thang-3.txt",),
)
HELP["export"] = Help(
    "export NĂM TỆP [--texts] [--as …]",
    (
        "Xuất một năm ra một tệp: sự kiện nguyên như đã lưu, mốc xác thực và chứng minh. Tệp có"
        " điểm của mọi đơn vị: ghi --as vai của người nhận, người ấy chưa được xem hết thì không"
        " xuất.",
        "Writes a year into one file: its events as stored, a checkpoint and the proof. It holds"
        " the scores of all units: name the receiver's office with --as, and nothing is written"
        " while anything in it is closed to them.",
    ),
    (
        ("TỆP", ("tệp ghi ra, phải chưa có", "the file to write, which must not be there")),
        ("--texts", ("kèm lý do, giải trình, ghi chú", "with reasons, explanations, notes")),
        READER,
        _KEY_SET,
    ),
    (
        "thidua export cum-8/2021 cum-8-2021.thidua",
        "thidua export cum-8/2021 cum-8-2021.thidua --texts --as unit_head@long-an",
    ),
)
HELP["verify"] = Help(
    "verify TỆP [--against TỆP]… --key KHÓA",
    (
        "Kiểm tra tệp xuất mà không cần cơ sở dữ liệu, không cần mạng; thoát 1 nếu có chỗ sai.",
        "Checks an export without a database and without a network; exits with 1 if it is wrong.",
    ),
    (
        (
            "--against TỆP",
            (
                "mốc xác thực hoặc tệp xuất đã nhận trước đây; nêu được nhiều lần",
                "a checkpoint or an export received earlier; may be given again",
            ),
        ),
        (
            "--key KHÓA",
            (
                "dấu vân trong kế hoạch, hoặc khóa công khai",
                "the fingerprint in the plan, or the public key",
            ),
        ),
    ),
    ('thidua verify cum-8-2021.thidua --against moc-thang-3.txt --key "3f2a 91c0 …"',),
)
HELP["cosign"] = Help(
    "cosign TỆP --key KHÓA [--export TỆP] [--name TÊN]",
    (
        "Đơn vị thành viên ký thêm vào mốc xác thực, nếu mốc ấy nối tiếp mốc đã ký lần trước; không"
        " thì từ chối, thoát 1. Không cần cơ sở dữ liệu.",
        "A member unit adds its signature to a checkpoint that continues the last it signed, and"
        " refuses any other, with exit code 1. It needs no database.",
    ),
    (
        ("TỆP", ("mốc xác thực, được ghi thêm một dòng", "the checkpoint; a line is added to it")),
        ("--key KHÓA", ("khóa công khai của hệ thống", "the public key of the system")),
        (
            "--export TỆP",
            (
                "tệp xuất cho thấy mốc này nối tiếp mốc trước",
                "an export that shows how this one continues the last",
            ),
        ),
        (
            "--name TÊN",
            ("tên khóa của đơn vị; tạo khóa khi chưa có", "the unit's name; makes its key once"),
        ),
        (
            "THIDUA_COSIGN_KEY",
            (
                "tệp khóa của đơn vị, mặc định thidua.cosign.key",
                "the file of the unit's key, by default thidua.cosign.key",
            ),
        ),
    ),
    ('thidua cosign moc-thang-6.txt --key "thidua/…" --export cum-8-2021.thidua',),
)
