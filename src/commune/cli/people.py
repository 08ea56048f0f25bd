"""Which protagonist a call means with ``--as``."""

from commune.cli.faults import Fault
from commune.diagnostics.nearest import did_you_mean
from commune.model import Story
from commune.model.variables import WordVariable


def person_called(name: str, story: Story) -> str | Fault:
    """The protagonist's name, empty where none was named; or why nobody is called so."""
    if not name:
        return ""
    variable = story.variables.get(story.manifest.protagonist)
    if not isinstance(variable, WordVariable):
        return Fault("this story has no protagonist to choose.")
    if name not in variable.values:
        hint = did_you_mean(name, variable.values) or f"There are: {', '.join(variable.values)}."
        return Fault(f"nobody in this story is called “{name}”. {hint}")
    return name
