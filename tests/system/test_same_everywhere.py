"""What is stored and sent does not depend on the process that does it."""

import os
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

SEEDS = 20
AT_ONCE = 2


def told(folder: Path) -> str:
    """What two years come to in a process whose hashes are salted with the folder's name."""
    folder.mkdir()
    child = [sys.executable, "-m", "tests.system.told_by_one_process", str(folder)]
    environment = {**os.environ, "PYTHONHASHSEED": folder.name}
    return subprocess.run(child, env=environment, check=True, capture_output=True, text=True).stdout


def test_events_outcomes_and_letters_are_the_same_under_twenty_hash_seeds(tmp_path: Path) -> None:
    """The same acts give the same bytes of every event, the same outcome and the same letters,
    whatever the order of sets and hashes in a process."""
    folders = [tmp_path / str(seed) for seed in range(SEEDS)]
    with ThreadPoolExecutor(AT_ONCE) as pool:
        first, *others = pool.map(told, folders)
    assert first.count(" letters ") == 2
    assert [other for other in others if other != first] == []
