"""What verifying an export takes beside the bare SHA-256 of its events, and how much memory.

``python -m tests.bench.proof [EVENTS]``: 300,000 unless said, of 700 bytes, every tenth leaf of
another stream.
"""

import base64
import hashlib
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from adapters.proof import verify
from adapters.proof.exporting import Writer, inclusion, signed
from adapters.proof.keys import SigningKey, make_key
from domain.record.record import FIRST_HASH, chain

EVENTS: Final = 300_000
SIZE: Final = 700
STREAM: Final = "cycle:00000000-0000-4000-8000-000000000001"
ORIGIN: Final = "thidua-practice/0123456789abcdef"
#: Runs the verifier as it stands, and says how long it took and how much memory it had at most: its
#: own, where the system's count for children takes in what the parent had (Linux).
_RUN: Final = """
import sys, time
sys.path.insert(0, sys.argv[1])
import verify
began = time.perf_counter()
from pathlib import Path
verify.verify(Path(sys.argv[2]), sys.argv[3])
taken = time.perf_counter() - began
held = Path("/proc/self/status").read_text().partition("VmHWM:")[2].split()[0]
print(taken, int(held) / 1024)
"""


def states(count: int) -> Iterator[bytes]:
    """Events of one stream, as they are stored."""
    for version in range(1, count + 1):
        header = b'[1,"%b",%d,"scores_entered",1]' % (STREAM.encode(), version)
        body = b'{"reason":"%b"}' % (b"x" * (SIZE - len(header) - 21))
        yield len(header).to_bytes(4) + header + len(body).to_bytes(4) + body


def make(file: Path, count: int, key: SigningKey) -> None:
    """Write an export of so many events."""
    leaves, head = [], FIRST_HASH
    for number, state in enumerate(states(count)):
        head = chain(head, state)
        leaves += [bytes(32), head] if number % 10 == 0 else [head]
    tree = verify.Tree()
    for leaf in leaves:
        tree.add(leaf)
    given = signed(ORIGIN, tree.size, tree.root(), key)
    with file.open("wb") as out:
        written = Writer(out)
        header = {"origin": ORIGIN, "stream": STREAM, "code": "bench", "keys": [key.verifier]}
        written.part(b"H", msgspec.json.encode(header))
        written.part(b"C", given.note.encode())
        for number, state in enumerate(states(count)):
            if number % 10 == 0:
                written.part(b"L", bytes(32))
            written.part(b"E", state)
        place = tree.size - 1
        path = (base64.b64encode(one).decode() for one in inclusion(leaves, place))
        proof = "\n".join((verify.PROOF, f"index {place}", *path)) + f"\n\n{given.note}"
        written.part(b"P", proof.encode())
        written.end()


def bare(count: int) -> float:
    """Seconds that SHA-256 of each event takes, three times, the least."""
    held = list(states(count))
    took = []
    for _ in range(3):
        began = time.perf_counter()
        for state in held:
            hashlib.sha256(state).digest()
        took.append(time.perf_counter() - began)
    return min(took)


def main() -> None:
    """Measure it, and print what came of it."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else EVENTS
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        key = make_key(folder / "key", ORIGIN)
        file = folder / "bench.thidua"
        make(file, count, key)
        where = str(Path(verify.__file__).parent)
        line = (sys.executable, "-c", _RUN, where, str(file), key.verifier)
        runs = [subprocess.run(line, capture_output=True, text=True, check=True) for _ in range(3)]
        found = [tuple(map(float, run.stdout.split())) for run in runs]
        taken, memory = min(one for one, _ in found), max(one for _, one in found)
        plain = bare(count)
        print(f"{count} events, {file.stat().st_size / 1e6:.0f} MB: verified in {taken:.2f} s,")
        print(
            f"bare SHA-256 {plain:.2f} s, {plain / taken:.3f} of its speed; {memory:.0f} MB at most"
        )


if __name__ == "__main__":
    main()
