"""How much is read on one page: from a choice or a pause to the next.

Along ways that are gone without asking, what comes of the choice before included. Before
the page of another act, and before a scene with notices, the reader is asked: there a
page begins anew.
"""

from collections.abc import Mapping

from commune.author.checks.counting import PAGE, words_in_prose
from commune.author.checks.finding import Findings, finding
from commune.author.checks.survey import Survey, Way
from commune.model.scene import Choices

At = Mapping[str, int]  # words, by a passage's address
Behind = Mapping[tuple[str, str], int]  # words that come of a choice, by passage and choice


def pages_are_short(survey: Survey) -> Findings:
    """Tell where more is read without a choice or a pause than can be kept in mind.

    The words are counted only where about as many are more than enough.
    """
    fated = {address: _of_fates(address, survey) for address in survey.fated}
    at: At = {address: n + fated.get(address, 0) for address, n in survey.words_at.items()}
    behind: Behind = survey.words_behind
    before = _before(at, behind, survey)
    if any(before[address] + at[address] > PAGE for address in at):
        at = {address: _exactly(address, survey) for address in at}
        behind = {step: _exactly_behind(step, survey) for step in behind}
        before = _before(at, behind, survey)
    for address, where in survey.passages.items():
        count = before[address] + at[address]
        if before[address] <= PAGE < count:
            says = f"{count} words are read to the end of this passage without a choice or a pause"
            if before[address]:
                says += f", {before[address]} of them before it"
            hint = f"Put a pause, “next:”, before there are {PAGE}, or say it shorter."
            yield finding("long-page", where, says, hint)
    for menu in survey.menus:
        for choice in menu.choices:
            if (count := behind[menu.address, choice.id]) > PAGE:
                says = f"{count} words come of this choice without a pause; {PAGE} are enough"
                hint = "Move some of them to the passage it leads to, behind a pause."
                where = menu.where._replace(things=(*menu.where.things, choice))
                yield finding("long-page", where, says, hint)


def _of_fates(address: str, survey: Survey) -> int:
    """How many words the fates shown at a passage have at most."""
    story, count = survey.story, 0
    for reference in survey.passage(address).fates:
        variants = story.fates[reference.id].variants
        count += max((words_in_prose(one.text, story) for one in variants), default=0)
    return count


def _exactly(address: str, survey: Survey) -> int:
    own = words_in_prose(survey.passage(address).text, survey.story)
    return own + _of_fates(address, survey)


def _exactly_behind(step: tuple[str, str], survey: Survey) -> int:
    if not survey.words_behind[step]:
        return 0
    menu = survey.passage(step[0]).way
    assert isinstance(menu, Choices)  # noqa: S101 - only choices are put down there
    text = next(choice.text for choice in menu.choices if choice.id == step[1])
    return words_in_prose(text, survey.story)


def _before(at: At, behind: Behind, survey: Survey) -> dict[str, int]:
    """How many words at most are read on its page before each passage."""
    before = dict.fromkeys(at, 0)
    onward = {
        address: [to for way in survey.ways[address] for to in _onward(way, survey)]
        for address in survey.going
    }
    for address, ways in survey.ways.items():
        for way in ways:
            count = behind.get((address, way.where.keys[-1]), 0)
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
