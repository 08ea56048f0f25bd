"""Leaves about the road: choices made, where one is, the endings, and what was made up."""

from collections.abc import Iterator

from commune.engine import Journal
from commune.engine.page import plain
from commune.model import Scene, Story
from commune.model.ids import is_pause, scene_of
from commune.play.answers import Leaf, Link, Said, Verb
from commune.play.blocks import Block, Heading, Hint, LedgerCard, Paragraph, Prose, words_of
from commune.play.dates import date_in_words
from commune.play.leaves.around import Around
from commune.play.presenter import scene_header, status_now
from commune.play.road import choices_made
from commune.play.writing import ledger_lines, line_of

_QUARTERS = (
    "you are near its beginning",
    "you are some way in",
    "you are past the middle",
    "you are near its end",
)


def ledger(around: Around) -> Leaf:
    """What the protagonist saw and kept."""
    return Leaf("Ledger", (LedgerCard(ledger_lines(around.journal)),), headed=True)


def choices(around: Around) -> Leaf:
    """The choices made, scene by scene; each leads back to before it."""
    parts: list[Block | Link] = []
    scene = ""
    made = choices_made(around.standing)
    for number, one in enumerate(made, start=1):
        if one.scene != scene:
            scene = one.scene
            found = around.story.scenes[scene]
            when = date_in_words(found.date)
            parts.append(Heading(f"{found.title}{f', {when}' if when else ''}"))
        mark = "a dilemma" if one.offer.kind == "dilemma" else ""
        parts.append(Link(plain(one.offer.label), Said(Verb.BACK, str(number)), mark))
    lead = "Choose one to go back to before it; redo leads on again."
    told = [Hint(lead if made else "You have made no choice yet.")]
    ahead = sum(1 for step in around.standing.ahead if not is_pause(step))
    if ahead:
        many, them = (
            (f"{ahead} choices that you took back lie", "them")
            if ahead > 1
            else ("One choice that you took back lies", "it")
        )
        told.append(Hint(f"{many} ahead; redo takes {them} again."))
    return Leaf("The choices you made", (*told, *parts))


def where(around: Around) -> Leaf:
    """Place and hour, how things stand, and how far the story has come."""
    story, journal = around.story, around.journal
    scene = story.scenes[scene_of(journal.state.at)]
    made, carried = len(choices_made(around.standing)), len(journal.ledger())
    found = sum(1 for note in story.notes if note in around.memory.notes)
    counts = (
        f"Choices made: {made}. In the ledger: {carried}."
        f" Notes found: {found} of {len(story.notes)}."
    )
    kept = f"Kept as: {around.slot}." if around.slot else "Nothing is kept in this sitting."
    acts = Prose((Paragraph(tuple(map(words_of, _acts(scene, around)))),))
    status = status_now(journal)
    standing = (status,) if status.entries else ()
    return Leaf(
        "Where you are", (scene_header(scene, story), *standing, acts, Hint(f"{counts} {kept}"))
    )


def endings(around: Around) -> Leaf:
    """All endings of the story; one that was never met has no title yet."""
    story = around.story
    here = {one.ending for one in around.journal.endings()}
    named = {
        passage.ending: passage.title or passage.ending
        for scene in story.scenes.values()
        for passage in scene.passages.values()
        if passage.ending
    }
    known = [name for name in named if name in around.memory.endings or name in here]
    lines = [words_of(named[name] + (" (this time)" if name in here else "")) for name in known]
    met = (Prose((Paragraph(tuple(lines)),)),) if lines else ()
    left = len(named) - len(known)
    more = f"{left} more {'are' if left > 1 else 'is'} not met yet."
    unmet = more if left else "There are no others."
    return Leaf(f"Endings met: {len(known)} of {len(named)}", (*met, Hint(unmet)))


def invented(around: Around) -> Leaf:
    """What each scene read so far makes up, as its writer says it."""
    journal = around.journal
    told = [(scene, line_of(scene.invented, journal)) for scene in _scenes(journal)]
    parts = [part for scene, line in told if line for part in (Heading(scene.title), Hint(line))]
    head = Hint("All else in these scenes has sources; the notes say which, and how sure they are.")
    return Leaf("What was made up", (head, *parts))


def _scenes(journal: Journal) -> list[Scene]:
    """The scenes entered, each once, in order."""
    names = dict.fromkeys(stop.place.scene for turn in journal.turns for stop in turn.trail)
    return [journal.story.scenes[name] for name in names if name]


def _acts(here: Scene, around: Around) -> Iterator[str]:
    """Each act with a title, and how far one is in it; those ahead have no name yet."""
    story = around.story
    acts = [story.acts[name] for name in story.manifest.acts if story.acts[name].title]
    ids = [act.id for act in acts]
    current = ids.index(here.act) if here.act in ids else -1
    for index, act in enumerate(acts):
        if index < current:
            yield f"{act.title}: behind you."
        elif index == current:
            yield f"{act.title}: {_how_far(here, story)}."
    ahead = len(acts) - current - 1
    if ahead:
        yield f"{ahead} more {'parts lie' if ahead > 1 else 'part lies'} ahead."


def _how_far(here: Scene, story: Story) -> str:
    """How far the scene is in its act, by the dates of the scenes on its main road."""
    scenes = (scene for scene in story.scenes.values() if scene.act == here.act)
    road = [scene.date for scene in scenes if scene.storylet is None]
    if not here.date or len(road) < len(_QUARTERS):
        return "you are in it"
    behind = sum(1 for date in road if date < here.date)
    return _QUARTERS[len(_QUARTERS) * behind // len(road)]
