"""All figures of a story, or of what one protagonist can read of it."""

from collections.abc import Mapping

from commune.author.stats.figures import Figures, figures_of
from commune.author.stats.mirror import Mirror, mirror_of
from commune.author.stats.notes import NoteCount, notes_of
from commune.author.stats.written import Part, Written
from commune.model import Story
from commune.model.ids import scene_of
from commune.model.variables import WordVariable
from commune.values import replace, value


@value(eq=False)
class Stats:
    """`whole` is the story, or where `person` is not empty, what is theirs; so are all parts.

    `per_person` has that person alone; it is empty for a story without a protagonist.
    """

    title: str
    person: str
    whole: Figures
    ending_ids: tuple[str, ...]
    notes: NoteCount
    mirror: Mirror
    per_act: Mapping[str, Figures]
    per_scene: Mapping[str, Figures]
    per_person: Mapping[str, Figures]


def stats_of(story: Story, person: str = "") -> Stats:
    """Count a story; with a `person`, which must be a protagonist's name, what is theirs."""
    written = Written(story)
    people = {name: written.person(name) for name in people_of(story)}
    whole = people[person] if person else written.whole()
    scenes = dict.fromkeys(scene_of(at) for at, _, _ in written.passages(whole))
    acts = dict.fromkeys(story.scenes[scene].act for scene in scenes)
    endings = (passage.ending for _, _, passage in written.passages(whole) if passage.ending)
    return Stats(
        story.manifest.title,
        person,
        figures_of(written, whole),
        tuple(dict.fromkeys(endings)),
        notes_of(story),
        mirror_of(written, whole),
        {
            act: figures_of(written, _both(written.act(act), whole))
            for act in story.acts
            if act in acts
        },
        {scene: figures_of(written, _both(written.scene(scene), whole)) for scene in scenes},
        {name: figures_of(written, part) for name, part in people.items() if person in {"", name}},
    )


def people_of(story: Story) -> tuple[str, ...]:
    """The names a protagonist can have."""
    variable = story.variables.get(story.manifest.protagonist)
    return variable.values if isinstance(variable, WordVariable) else ()


def _both(one: Part, other: Part) -> Part:
    """What is in both parts, with the other's eyes."""
    return replace(other, passages=one.passages & other.passages, acts=one.acts & other.acts)
