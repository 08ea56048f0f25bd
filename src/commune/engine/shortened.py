"""A scene read in short: its choices are made as its writer chose, and its pages not shown."""

from commune.engine.journal import Journal
from commune.engine.replay import continue_as_far, open_steps
from commune.model import Scene
from commune.model.ids import choice_step, is_pause, scene_of

_MOST_PAUSES = 1000  # as many as a turn has passages; more go in a circle


def summarised(journal: Journal, scene: Scene) -> Journal:
    """The journal after the scene's summary path; where it does not lead out, as far as it goes."""
    paths = scene.summary.path if scene.summary else {}
    own = paths.get(_protagonist(journal), paths.get("", ()))
    steps = [one.id if "/" in one.id else choice_step(scene.id, one.id) for one in own]
    here, _ = continue_as_far(journal, steps)
    for _ in range(_MOST_PAUSES):
        ways = open_steps(here.turn)
        if scene_of(here.state.at) != scene.id or len(ways) != 1 or not is_pause(ways[0]):
            break
        here = here.after(ways[0])
    return here


def _protagonist(journal: Journal) -> str:
    name = journal.story.manifest.protagonist
    return str(journal.state.values[journal.story.layout[name]]) if name else ""
