"""All that can happen in a small story, found by playing every way there is.

Nothing of `commune.explore` is used here: what was met is read off the engine's turns and
pages, and a text's branches by the marks in their words.
"""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tests.engine.reference import holds
from tests.engine.stories import value_at

from commune.engine import State, begin, begin_at, choose, compose
from commune.engine.page import (
    ActOpened,
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
from commune.engine.place import Place
from commune.engine.turn import Turn
from commune.expressions import Value, Values, took_slot
from commune.model import Story
from commune.model.ids import passage_step
from commune.model.lessons import Claim
from commune.model.prose import (
    Branch,
    Choose,
    Emphasis,
    Framed,
    Gentle,
    NoteLink,
    Paragraph,
    Prose,
    Said,
    Text,
    Words,
)
from commune.model.scene import Choices, Hub

Facts = Mapping[str, Value]
_MARK = re.compile("⟦[^⟧]+⟧")


class TooManyError(Exception):
    """The story is too large to be played in every way."""


@dataclass(slots=True)
class Brute:
    """What was met: keys as a proof has them, marks of branches, and where readers are stuck.

    `after` are the states each state leads to; `ended` those where the story is over.
    """

    story: Story
    met: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    turns: list[tuple[State | None, Turn]] = field(default_factory=list)
    after: dict[State, set[State]] = field(default_factory=dict)
    ended: set[State] = field(default_factory=set)
    dead: set[State] = field(default_factory=set)

    @property
    def trapped(self) -> set[State]:
        """States from which the story goes on for ever: no end and no dead end is reached."""
        before: dict[State, set[State]] = {}
        for state, others in self.after.items():
            for other in others:
                before.setdefault(other, set()).add(state)
        safe = self.ended | self.dead
        waiting = list(safe)
        while waiting:
            for state in before.get(waiting.pop(), ()):
                if state not in safe:
                    safe.add(state)
                    waiting.append(state)
        return set(self.after) - safe


def played(story: Story, most: int = 3_000) -> Brute:
    """Play every way there is; raises `TooManyError` beyond so many states."""
    brute = Brute(story)
    firsts = [begin(story)]
    for opening in story.openings.values():
        if opening.start is not None:
            firsts += [begin_at(story, opening.start.id, opening.effects)]
    waiting: list[tuple[State | None, Turn]] = [(None, turn) for turn in firsts]
    while waiting:
        before, turn = waiting.pop()
        brute.turns.append((before, turn))
        if before is not None:
            brute.after[before].add(turn.state)
        new = turn.state not in brute.after
        _look(brute, turn)
        if not new:
            continue
        if len(brute.after) > most:
            raise TooManyError
        brute.after[turn.state] = set()
        steps = [offer.step for offer in turn.offers if offer.open]
        if turn.ended:
            brute.ended.add(turn.state)
        elif not steps:
            brute.dead.add(turn.state)
            brute.met.add(f"dead-end {turn.state.at}")
        waiting += [(turn.state, choose(story, turn.state, step)) for step in steps]
    return brute


def _look(brute: Brute, turn: Turn) -> None:
    story, met = brute.story, brute.met
    if turn.step:
        kind = "choice" if turn.step.rpartition("/")[2] in _plain_steps(story) else "storylet"
        met.add(f"{kind} {turn.step}")
    act = ""
    for index, (place, before, after) in enumerate(turn.trail):
        now = story.scenes[place.scene].act if place.scene else act
        if isinstance(place, Place):
            met.add(f"passage {place.address}")
            _look_at_hub(brute, place, after)
            if now != act and (act or index == 0 or not turn.step):
                shown = story.acts[now].epigraph + story.acts[now].text
                brute.marks |= _marks_in(shown, _facts(story, before))
        act = now
        if place.scene:  # what an opening sets is settled before anybody is anywhere
            _look_at_claims(brute, place, after, last=False)
    _look_at_claims(brute, None, turn.state.values, last=True)
    for gentle in (False, True):
        page = compose(story, turn, gentle=gentle)
        _read(brute, page)


def _plain_steps(story: Story) -> set[str]:
    """The last words of steps that are no storylets."""
    choices = {
        choice.id
        for scene in story.scenes.values()
        for passage in scene.passages.values()
        if isinstance(passage.way, Choices)
        for choice in passage.way.choices
    }
    return choices | {"leave", "next"}


def _look_at_hub(brute: Brute, place: Place, values: Values) -> None:
    """Whether a hub that was come to has nothing to offer, though nothing of it was met."""
    story = brute.story
    scene, _, passage = place.address.partition(".")
    if not isinstance(story.scenes[scene].passages[passage].way, Hub):
        return
    facts = _facts(story, values)
    steps = [passage_step(place.address, one) for one in story.storylets.get(place.address, ())]
    if any(facts[took_slot(step)] for step in steps):
        return
    heads = [story.scenes[one].storylet for one in story.storylets.get(place.address, ())]
    if not any(head and holds(head.condition, facts) for head in heads):
        brute.met.add(f"dry-hub {place.address}")


def _look_at_claims(brute: Brute, place: object, values: Values, *, last: bool) -> None:
    for claim in brute.story.claims.values():
        if _asked_there(brute.story, claim, place, last=last):
            held = holds(claim.condition, _facts(brute.story, values))
            if held != (claim.mode == "always"):
                brute.met.add(f"claim {claim.id}")


def _asked_there(story: Story, claim: Claim, place: object, *, last: bool) -> bool:
    if claim.at is None:
        return True
    if last or not isinstance(place, Place):
        return False
    if claim.at.id == "endings":
        scene, _, passage = place.address.partition(".")
        return bool(story.scenes[scene].passages[passage].ending)
    return story.full_address(claim.at.id) == place.address


def _read(brute: Brute, page: Page) -> None:
    met = brute.met
    met.update(f"note {event.note}" for event in page.events if isinstance(event, NoteRevealed))
    for offer in page.offers:
        if not offer.open:
            met.add(f"locked {offer.step}")
    for item in page.items:
        match item:
            case EndingReached(ending=ending):
                met.add(f"ending {ending}")
            case FateShown(person=person, variant=variant):
                met.add(f"fate {person}/{variant}")
            case LedgerEntered(variable=variable):
                met.add(f"ledger {variable}")
            case ActOpened() | _:
                pass
    for line in _lines(page):
        brute.marks.update(_MARK.findall(plain(line)))


def _lines(page: Page) -> Iterator[Line]:
    for offer in page.offers:
        yield offer.label
        yield offer.reason
    for item in page.items:
        match item:
            case PassageShown() | ResultShown() | FateShown():
                yield from _lines_in(item.blocks)
            case LedgerEntered(line=line):
                yield line
            case _:
                pass


def _lines_in(blocks: Blocks) -> Iterator[Line]:
    for block in blocks:
        match block:
            case Para(lines):
                yield from lines
            case Frame(blocks=inner) | Quotation(blocks=inner):
                yield from _lines_in(inner)


def _facts(story: Story, values: Values) -> Facts:
    return {slot: value_at(values, index) for slot, index in story.layout.items()}


def _marks_in(text: Prose | Words, facts: Facts) -> set[str]:
    """The marks of the branches of a text that are shown; both those of gentle text and others."""
    found: set[str] = set()
    for inner in _shown(text, facts):
        found |= set(_MARK.findall(inner))
    return found


def _shown(text: "Prose | Words", facts: Facts) -> Iterator[str]:
    for part in text:
        match part:
            case Text(words):
                yield words
            case Branch(condition, then, otherwise):
                yield from _shown(then if holds(condition, facts) else otherwise, facts)
            case Choose(arms):
                arm = next((one for one in arms if holds(one.condition, facts)), None)
                yield from _shown(arm.blocks if arm else (), facts)
            case Gentle(blocks, otherwise):
                yield from _shown(blocks, facts)
                yield from _shown(otherwise, facts)
            case Paragraph(inner) | Emphasis(inner) | NoteLink(_, inner):
                yield from _shown(inner, facts)
            case Framed(blocks=inner) | Said(blocks=inner):
                yield from _shown(inner, facts)
            case _:
                pass


def replayed(story: Story, start: str, path: Iterable[str]) -> list[Turn]:
    """The turns of a path, from the beginning or an opening, by the engine's own rules."""
    if start:
        opening = story.openings[start]
        assert opening.start is not None
        turns = [begin_at(story, opening.start.id, opening.effects)]
    else:
        turns = [begin(story)]
    for step in path:
        turns.append(choose(story, turns[-1].state, step))
    return turns
