"""How much is read on one page: from a choice or a pause to the next.

Along ways that are gone without asking, what comes of the choice before included. Before
the page of another act, and before a scene with notices, the reader is asked: there a
page begins anew.
"""

from collections.abc import Mapping

from commune.author.checks.counting import PAGE, words_in_prose
from commune.author.checks.finding import Findings, finding
from commune.author.checks.seen import Way
from commune.author.checks.survey import Survey

At = Mapping[str, int]  # words, by a passage's address
Behind = Mapping[tuple[str, str], int]  # words that come of a choice, by passage and choice


def pages_are_short(survey: Survey) -> Findings:
    """Tell where more is read without a choice or a pause than can be kept in mind."""
    fated = {address: _of_fates(address, survey) for address in survey.fated}
    at: At = survey.words_at | {one: survey.words_at[one] + fated[one] for one in fated}
    before = _before(at, survey.words_behind, survey)
    for address, count in at.items():
        behind = before[address]
        if behind <= PAGE < behind + count:
            says = f"{behind + count} words are read to the end of this passage without a choice"
            says += " or a pause"
            if behind:
                says += f", {behind} of them before it"
            hint = f"Put a pause, “next:”, before there are {PAGE}, or say it shorter."
            yield finding("long-page", survey.where(address), says, hint)
    for step, count in survey.words_behind.items():
        if count > PAGE:
            says = f"{count} words come of this choice without a pause; {PAGE} are enough"
            hint = "Move some of them to the passage it leads to, behind a pause."
            yield finding("long-page", survey.where(*step), says, hint)


def _of_fates(address: str, survey: Survey) -> int:
    """How many words the fates shown at a passage have at most."""
    story, count = survey.story, 0
    for reference in survey.passage(address).fates:
        variants = story.fates[reference.id].variants
        count += max((words_in_prose(one.text, story) for one in variants), default=0)
    return count


def _before(at: At, behind: Behind, survey: Survey) -> dict[str, int]:
    """How many words at most are read on its page before each passage."""
    before = dict.fromkeys(at, 0)
    onward = {
        address: [to for way in survey.ways.get(address, ()) for to in _onward(way, survey)]
        for address in survey.going
    }
    for address, ways in survey.ways.items():
        for way in ways:
            count = behind.get((address, way.choice), 0)
            if not count:
                continue
            for to in (way.to,) if way.kind == "choice" else _onward(way, survey):
                tells = to in onward or count + at[to] > PAGE  # else it stays a short page
                if tells and count > before[to] and not _asks(address, to, survey):
                    before[to] = count
    for origin, to in _in_order(onward):
        before[to] = max(before[to], before[origin] + at[origin])
    return before


def _onward(way: Way, survey: Survey) -> list[str]:
    """Where the page goes on by a way; from a storylet back to its hub, behind the hub."""
    found = [way]
    if way.kind == "back":
        found = [onward for onward in survey.ways.get(way.to, ()) if onward.kind == "hub"]
    return [onward.to for onward in found if not _asks(way.origin, onward.to, survey)]


def _asks(origin: str, to: str, survey: Survey) -> bool:
    """Whether the reader is asked at the border between two passages."""
    here, there = origin.partition(".")[0], to.partition(".")[0]
    if here == there:
        return False
    left, entered = survey.story.scenes[here], survey.story.scenes[there]
    opens = left.act != entered.act and bool(survey.story.acts[entered.act].title)
    return opens or bool(entered.notices)


def _in_order(onward: Mapping[str, list[str]]) -> list[tuple[str, str]]:
    """The ways, each behind all that lead to its beginning; those closing a circle left out."""
    ends: list[str] = []
    closing: set[tuple[str, str]] = set()
    done: set[str] = set()
    for start in onward:
        opened = {start: iter(onward[start])} if start not in done else {}
        while opened:
            at = next(reversed(opened))
            to = next(opened[at], None)
            if to is None:
                del opened[at]
                done.add(at)
                ends.append(at)
            elif to in opened:
                closing.add((at, to))
            elif to not in done:
                opened[to] = iter(onward.get(to, ()))
    ways = ((at, to) for at in reversed(ends) for to in onward.get(at, ()))
    return [way for way in ways if way not in closing]
