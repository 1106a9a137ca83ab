"""The tree, notes and the verifier's own bounds, against what others have published."""

import ast
import base64
import hashlib
import re
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.proof import verify
from adapters.proof.exporting import inclusion
from adapters.proof.verify import Tree, Wrong, read_checkpoint, read_key, root_by_path

#: Leaves and the roots of the trees over the first one, two … of them: transparency-dev/merkle,
#: testonly/constants.go.
LEAVES = ("", "00", "10", "2021", "3031", "40414243", "5051525354555657")
LAST = "606162636465666768696a6b6c6d6e6f"
ROOTS = (
    "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
    "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
    "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
    "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
    "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
    "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
    "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
    "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
)
#: The example of c2sp.org/signed-note.
VKEY = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
NOTE = (
    "This is an example message.\n\n\u2014 example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi"
    "2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n"
)
#: The example of c2sp.org/tlog-checkpoint.
CHECKPOINT = (
    "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n\n"
    "\u2014 example.com/behind-the-sofa Az3grlgtzPICa5OS8npVmf1Myq/5IZniMp+ZJurmRDeOoRDe4URYN7u5"
    "/Zhcyv2q1gGzGku9nTo+zyWE+xeMcTOAYQ8=\n"
)


def tree_of(leaves: list[bytes]) -> Tree:
    tree = Tree()
    for leaf in leaves:
        tree.add(leaf)
    return tree


def by_definition(leaves: list[bytes]) -> bytes:
    """The root as RFC 6962, 2.1 defines it: split at the largest power of two below the size."""
    if not leaves:
        return hashlib.sha256().digest()
    if len(leaves) == 1:
        return hashlib.sha256(b"\0" + leaves[0]).digest()
    middle = 1 << (len(leaves) - 1).bit_length() - 1
    halves = by_definition(leaves[:middle]) + by_definition(leaves[middle:])
    return hashlib.sha256(b"\1" + halves).digest()


def test_roots_are_those_of_another_implementation() -> None:
    """Each prefix of the published leaves has the published root, and no leaf the hash of none."""
    leaves = [bytes.fromhex(leaf) for leaf in (*LEAVES, LAST)]
    found = [tree_of(leaves[:size]).root().hex() for size in range(1, 9)]
    assert tuple(found) == ROOTS
    assert Tree().root() == hashlib.sha256(b"").digest()


@given(st.lists(st.binary(max_size=40), min_size=1, max_size=70), st.data())
def test_every_leaf_is_proved_and_no_other(leaves: list[bytes], data: st.DataObject) -> None:
    """The root is that of the definition; a proof leads there from its own leaf and place alone."""
    index = data.draw(st.integers(0, len(leaves) - 1))
    root, path = tree_of(leaves).root(), inclusion(leaves, index)
    assert root == by_definition(leaves)
    leaf = hashlib.sha256(b"\0" + leaves[index]).digest()
    assert root_by_path(leaf, index, len(leaves), path) == root
    other = hashlib.sha256(b"\0other" + leaves[index]).digest()
    assert root_by_path(other, index, len(leaves), path) != root
    assert root_by_path(leaf, index, len(leaves), [*path, leaf]) is None
    if path:
        assert root_by_path(leaf, index, len(leaves), path[:-1]) != root


def test_the_published_note_is_signed_by_its_key() -> None:
    """Key id, text and signature of the example of the specification fit each other."""
    key = read_key(VKEY)
    text, _, line = NOTE.rpartition("\n\n")
    value = base64.b64decode(line.split(" ")[2])
    signed = verify.Checkpoint(
        "", 0, b"", f"{text}\n".encode(), ((key.name, value[:4], value[4:]),)
    )
    verify.check_signature(signed, key)
    altered = signed._replace(text=b"This is another message.\n")
    with pytest.raises(Wrong, match="forged"):
        verify.check_signature(altered, key)


def test_the_published_checkpoint_is_read() -> None:
    """Origin, size and root of the example; what is not written so is no checkpoint."""
    found = read_checkpoint(CHECKPOINT.encode())
    assert (found.origin, found.size) == ("example.com/behind-the-sofa", 20852163)
    for was, becomes in (
        ("20852163", "020852163"),
        ("\n20852163", ""),
        ("\u2014 ", "- "),
        ("q2I=", "q2I"),
        ("sofa\n", "sofa\r\n"),
    ):
        with pytest.raises(Wrong, match="note_malformed"):
            read_checkpoint(CHECKPOINT.replace(was, becomes, 1).encode())


def test_lines_of_unknown_keys_are_ignored() -> None:
    """Another kind of signature may stand beside; without a known one the note is refused."""
    found = read_checkpoint(CHECKPOINT.encode())
    with pytest.raises(Wrong, match="not_signed"):
        verify.check_signature(found, read_key(VKEY))


def test_the_verifier_is_one_small_module_of_its_own() -> None:
    """Below 300 lines, and nothing but the standard library and ``cryptography``."""
    text = Path(verify.__file__).read_text("utf-8")
    assert sum(bool(line.strip()) for line in text.splitlines()) < 300
    named = set()
    for node in ast.walk(ast.parse(text)):
        if isinstance(node, ast.Import):
            named |= {one.name.split(".")[0] for one in node.names}
        elif isinstance(node, ast.ImportFrom):
            named.add((node.module or "").split(".")[0])
    assert named - set(sys.stdlib_module_names) == {"cryptography"}


def test_the_vectors_of_the_page_hold(tmp_path: Path) -> None:
    """What the page names is what the verifier finds in the export that stands there."""
    page = (Path(__file__).parents[2] / "docs" / "proof.md").read_text("utf-8")
    vectors = page.partition("## Vectors")[2]
    named = dict(re.findall(r"^\| (.+?) \| `(.+)` \|$", vectors, re.MULTILINE))
    file = tmp_path / "vector.thidua"
    file.write_bytes(base64.b64decode(vectors.split("```")[1]))
    found = verify.verify(file, named["verifier key"], [1])
    assert found == verify.verify(file, named["fingerprint"], [1])
    assert (found.events, found.texts, found.checkpoint.size) == (2, 1, 3)
    assert found.head.hex() == named["hash of event 2"]
    assert found.checkpoint.root.hex() == named["root"]
    leaf = hashlib.sha256(b"\0" + found.head).hexdigest()
    assert leaf == named["leaf hash of event 2"]
    assert found.roots[1] == hashlib.sha256(b"\0" + bytes([0x11] * 32)).digest()
    content = file.read_bytes()
    assert named["digest of the text"].encode() in content
