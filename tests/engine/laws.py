"""What must be true of any playthrough of any story; each law is a function of a journal.

Held against random stories in `test_laws`, and against real ones in `tests/story`.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence

import pytest

from commune.engine import Journal, NotOffered, State, choose, compose, replay
from commune.engine.page import (
    Blocks,
    EndingReached,
    FateShown,
    Frame,
    LedgerEntered,
    Line,
    NoteRevealed,
    Page,
    Para,
    PassageShown,
    Quotation,
    ResultShown,
    plain,
)
from commune.engine.turn import Turn
from commune.expressions import Value, holds_at, took_slot
from commune.model import Passage, Scene, Story
from commune.model.ids import LEAVE, NEXT, choice_step, passage_step, split_address
from commune.model.scene import Choices, End, Go, Hub
from commune.model.variables import CountVariable, FlagVariable, Variable, WordVariable
from commune.values import replace

Pick = Callable[[Sequence[str]], str]


def walked(journal: Journal, pick: Pick, *, most: int) -> Journal:
    """Go on from a journal by open steps until nothing is open, at most so many times."""
    for _ in range(most):
        steps = opened(journal.turn)
        if not steps:
            break
        journal = journal.after(pick(steps))
    return journal


def opened(turn: Turn) -> tuple[str, ...]:
    """The open steps of a turn."""
    return tuple(offer.step for offer in turn.offers if offer.open)


def anew(story: Story) -> Story:
    """The same story, of which nothing is compiled yet."""
    return replace(story, memo={})


def steps_of(story: Story) -> frozenset[str]:
    """Every step that some path could hold."""
    return frozenset(step for scene in story.scenes.values() for step in _steps(scene, story))


def check_state(journal: Journal) -> None:
    """Counts stay in their range, words are of their list, flags are flags, no slot is lost."""
    story, values = journal.story, journal.state.values
    assert len(values) == len(story.variables) + 1
    assert type(values[-1]) is int
    for name, variable in story.variables.items():
        value = values[story.layout[name]]
        assert _fits(variable, value), (name, value)


def check_offers(journal: Journal, steps: Iterable[str]) -> None:
    """What is offered open can be chosen; everything else is refused and changes nothing."""
    story, turn = journal.story, journal.turn
    page, path, state = compose(story, turn), journal.path, State(*turn.state)
    open_steps = opened(turn)
    for step in open_steps:
        assert choose(story, turn.state, step).step == step
    for step in {*steps, "", "no-such/step"} - set(open_steps):
        with pytest.raises(NotOffered) as refusal:
            journal.after(step)
        assert set(refusal.value.open_steps) == set(open_steps)
    assert (compose(story, turn), journal.path, journal.state) == (page, path, state)


def check_menu(journal: Journal) -> None:
    """A fallback stands open only alone; a hub offers few, none met, and nothing when enough."""
    turn = journal.turn
    scene, passage = _passage(journal)
    open_steps = set(opened(turn))
    assert turn.ended == isinstance(passage.way, End)
    match passage.way:
        case Choices(choices):
            for choice in choices:
                step = choice_step(scene.id, choice.id)
                if choice.once and step in journal.path:
                    assert step not in {offer.step for offer in turn.offers}
                elif choice.fallback:
                    assert (step in open_steps) == (not open_steps - {step})
        case Hub() as hub:
            _check_hub(journal, hub)
        case _:
            pass


def check_replay(journal: Journal) -> None:
    """The path, played again from nothing, comes by the same states and pages."""
    again = replay(anew(journal.story), journal.path)
    assert again.path == journal.path
    assert _remembered(again) == _remembered(journal)


def check_undo(journal: Journal) -> None:
    """A step taken and undone leaves what was; so does replaying the path without it."""
    before = _remembered(journal)
    for step in opened(journal.turn):
        after = journal.after(step)
        assert after.path == (*journal.path, step)
        assert after.earlier is journal
        assert _remembered(replay(journal.story, after.path[:-1])) == before


def check_pages(journal: Journal) -> None:
    """A page can be composed for both readers, whatever was composed before, and it is tidy."""
    story, turn = journal.story, journal.turn
    alone = anew(story)
    first = turn if journal.earlier is None else choose(alone, journal.earlier.state, turn.step)
    for gentle in (False, True):
        page = compose(story, turn, gentle=gentle)
        assert compose(story, turn, gentle=gentle) == page
        assert compose(alone, first, gentle=gentle) == page
        assert (page.offers, page.ended) == (turn.offers, turn.ended)
        for line in _lines_of(page):
            _check_tidy(line)


def check_memory(journal: Journal) -> None:
    """Notes, ledger and endings are those of the pages, and the ledger is what is true."""
    pages = journal.pages()
    events = [event for page in pages for event in page.events]
    notes = [event.note for event in events if isinstance(event, NoteRevealed)]
    assert journal.notes() == tuple(dict.fromkeys(notes))
    entered = [event.variable for event in events if isinstance(event, LedgerEntered)]
    listed = [entry.variable for entry in journal.ledger()]
    assert listed == [name for name in dict.fromkeys(entered) if name in listed]
    story, values = journal.story, journal.state.values
    assert set(listed) == {
        name
        for name, variable in story.variables.items()
        if isinstance(variable, FlagVariable) and variable.ledger and values[story.layout[name]]
    }
    reached = [i.ending for page in pages for i in page.items if isinstance(i, EndingReached)]
    assert [ending.ending for ending in journal.endings()] == list(dict.fromkeys(reached))


def check_futures(journals: Iterable[Journal]) -> int:
    """Turns that rest in one state offer the same, and each step leads from them to one page.

    Gives how many turns found their like among those seen before.
    """
    seen: dict[State, Turn] = {}
    met = 0
    for journal in journals:
        for turn in journal.turns:
            like = seen.setdefault(turn.state, turn)
            if like is turn:
                continue
            met += 1
            assert (like.offers, like.ended) == (turn.offers, turn.ended)
            for step in opened(turn):
                one = choose(journal.story, like.state, step)
                other = choose(journal.story, turn.state, step)
                assert one.state == other.state
                assert compose(journal.story, one) == compose(journal.story, other)
    return met


def _remembered(journal: Journal) -> object:
    turns = [(turn.step, turn.state, turn.offers, turn.ended) for turn in journal.turns]
    memory = journal.notes(), journal.ledger(), journal.endings()
    return turns, journal.pages(), journal.pages(gentle=True), memory


def _steps(scene: Scene, story: Story) -> Iterator[str]:
    for passage in scene.passages.values():
        here = f"{scene.id}.{passage.id}"
        match passage.way:
            case Choices(choices):
                yield from (choice_step(scene.id, choice.id) for choice in choices)
            case Hub():
                ways = (*story.storylets.get(here, ()), LEAVE)
                yield from (passage_step(here, way) for way in ways)
            case Go():
                yield passage_step(here, NEXT)
            case End():
                pass


def _fits(variable: Variable, value: Value) -> bool:
    match variable:
        case CountVariable(low=low, high=high):
            return type(value) is int and low <= value <= high
        case WordVariable(values=words, start=start):
            return value in {*words, start}
        case FlagVariable():
            return type(value) is bool


def _passage(journal: Journal) -> tuple[Scene, Passage]:
    scene_id, passage_id = split_address(journal.state.at)
    scene = journal.story.scenes[scene_id]
    return scene, scene.passages[passage_id]


def _check_hub(journal: Journal, hub: Hub) -> None:
    here, story = journal.state.at, journal.story
    met = [way for way in story.storylets[here] if passage_step(here, way) in journal.path]
    offered = [offer.step for offer in journal.turn.offers if offer.kind == "storylet"]
    assert all(offer.open for offer in journal.turn.offers)
    assert 0 < len(offered) <= hub.show
    assert not hub.meet or len(met) < hub.meet
    assert not {passage_step(here, way) for way in met} & set(offered)
    for way in met:
        assert holds_at(journal.state.values, story.layout[took_slot(passage_step(here, way))])
    leaves = [offer.step for offer in journal.turn.offers if offer.kind == "leave"]
    assert leaves == ([passage_step(here, LEAVE)] if hub.leave else [])


def _lines_of(page: Page) -> Iterator[Line]:
    for offer in page.offers:
        yield offer.label
        yield offer.reason
    for event in page.events:
        if isinstance(event, LedgerEntered):
            yield event.line
    for item in page.items:
        if isinstance(item, PassageShown | ResultShown | FateShown):
            yield from _lines_in(item.blocks)


def _lines_in(blocks: Blocks) -> Iterator[Line]:
    for block in blocks:
        match block:
            case Para(lines):
                assert any(lines)
                yield from lines
            case Frame(blocks=inner) | Quotation(blocks=inner):
                yield from _lines_in(inner)


def _check_tidy(line: Line) -> None:
    text = plain(line)
    assert all(run.text for run in line)
    assert "\n" not in text
    assert "  " not in text
    assert text == text.strip(" ")
