"""Reading one scene in a test: what becomes of it, and what is told."""

from tests.loading.reading import all_said, read

from commune.diagnostics import Diagnostic
from commune.loading.readers.scene import read_scene
from commune.model.prose import Text
from commune.model.scene import (
    Choice,
    Choices,
    Passage,
    Reference,
    Scene,
    Target,
)

HEAD = "title: Before dawn\npassages:\n  climb:\n"
PAUSE = (Text("Turn the page."),)


def told(text: str, **more: str) -> tuple[Scene | None, list[Diagnostic]]:
    """What is read of a scene's text, and what is told."""
    return read(
        "acts/2-guns/before-dawn.yaml",
        text,
        lambda tree, tell: read_scene(tree, tell, act="2-guns", pause=PAUSE, **more),
    )


def sound(text: str) -> Scene:
    """The scene of a text in which nothing is wrong."""
    scene, problems = told(text)
    assert all_said(problems) == []
    assert scene is not None
    return scene


def passage(text: str) -> Passage:
    """The passage whose keys are the text."""
    return sound(HEAD + text).passages["climb"]


def choice(text: str) -> Choice:
    """The choice whose keys are the text, beside what it must have."""
    lines = "".join(f"        {line}\n" for line in text.splitlines())
    must = "        kind: deed\n        label: Stay.\n        to: .fog\n"
    way = passage(f"    choices:\n      stay:\n{must}{lines}").way
    assert isinstance(way, Choices)
    return way.choices[0]


def go(to: str) -> tuple[Target, ...]:
    return (Target(Reference(to)),)


def findings(text: str) -> list[str]:
    return all_said(told(text)[1])
