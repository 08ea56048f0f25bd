"""What is offered where a name leads nowhere and none that is known is near it."""

from commune.model.ids import split_address
from commune.model.notes import KINDS

STEP = "Name a choice that is there, or take it out."
HUB_STEP = "Name a storylet that it offers, or take it out."
SOURCE = "List it in a file of sources/, or cite another."
_WRITTEN = {  # by the folder that such things are looked for in
    "acts": "Give it a folder acts/{}/, or take it out.",
    "fates": "Write it as fates/{}.yaml, or take it out.",
    "notes": "Write its note in notes/article/, or take it out.",
    "openings": "Write it as openings/{}.yaml, or name another.",
}


def unwritten_scene(scene: str) -> str:
    """For a scene that no file holds."""
    return f"Write it as acts/…/{scene}.yaml, or name another."


def unwritten_passage(scene: str) -> str:
    """For a passage that its scene does not have."""
    return f"Write the passage in {scene}.yaml, or name another."


def unwritten_note(name: str, kind: str) -> str:
    """For a note that no file holds, of a kind if one is due."""
    folder = next((folder for folder, its in KINDS.items() if its == kind), "…")
    return f"Write it as notes/{folder}/{name}.yaml, or take it out."


def unwritten(name: str, folder: str) -> str:
    """For another thing that lies in a folder of its kind."""
    return _WRITTEN[folder].format(name)


def no_hub(place: str, way: str, choices: dict[str, None]) -> str:
    """For a step that goes on from a passage as if that were a hub."""
    step = f"{split_address(place)[0]}/{way}"
    return f"Write “{step}”." if step in choices else "Name a hub, or take the step out."
