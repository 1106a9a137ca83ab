"""What the log says of votes and counts that were mended."""

from adapters.wording.phrasing import Phrases, Written
from domain.cycle.votes.mending import CountCorrected, VoteCorrected, VoteSaid
from domain.reckoning.ballot import Count
from domain.rulebook.selections import Method


def told_of_mending(
    body: VoteCorrected | CountCorrected, phrases: Phrases, method: Method
) -> dict[str, object]:
    """What was written before, and what stands now."""
    if isinstance(body, CountCorrected):
        return {
            "was": figures(body.was, method, phrases),
            "now": figures(body.now, method, phrases),
        }
    return {
        "was": vote_words(body.was, phrases),
        "now": vote_words(body.now, phrases) if body.now else None,
        "delegate": body.delegate if body.delegate > 1 else None,
        "counted": body.counted or body.now is None,
    }


def figures(count: Count, method: Method, phrases: Phrases) -> Written:
    """A count in the words of how it was done."""
    return Written(f"{phrases.papers(count, method)}; {phrases.fact('votes', count.votes)}")


def vote_words(said: VoteSaid, phrases: Phrases) -> Written:
    """What a vote says: whom it is for, or that it is for nobody."""
    nobody = ("không có ý kiến", "no opinion")
    if not said.no_opinion:
        nobody = ("không chọn đơn vị nào", "none")
    template = ("<chọn {choices}|{nobody}><; {further}>", "<{choices}|{nobody}><; {further}>")
    facts = {"choices": said.choices, "further": said.further}
    return Written(phrases.part(template, {**facts, "nobody": Written(phrases.pick(nobody))}))
