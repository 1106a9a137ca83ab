"""``python -m tests.web.inviting DATABASE SEAT[,SEAT …] …``: an account for each word, with a code
that can be read out. What the commands of accounts print, in one process for all.
"""

import json
import sys
from typing import Any

from tests.cli.typed import typed


def main() -> None:
    database, *people = sys.argv[1:]

    def said(*words: str) -> Any:
        answer = typed("account", *words, "--db", database, "--json")
        assert answer.code == 0, answer.err
        return answer.json

    made = []
    for seats in people:
        address = f"{seats.replace('@', '.').replace(',', '-')}@x.example"
        for seat in seats.split(","):
            added = said("add", seat, "--email", address, "--since", "2020-01-01")
        code = said("code", added["account"])["code"]
        made.append({"seats": seats, "account": added["account"], "code": code})
    print(json.dumps(made))


if __name__ == "__main__":
    main()
