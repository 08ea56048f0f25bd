"""Addresses and steps: how scenes, passages and choices are named.

- an address is ``scene.passage``
- a step of a path is ``scene/choice``, ``scene.passage/next``,
  ``scene.passage/<storylet>`` or ``scene.passage/leave``
"""

import re

KEBAB = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*\Z")
SNAKE = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)*\Z")

NEXT = "next"
LEAVE = "leave"
BACK = "back"


def address(scene: str, passage: str) -> str:
    """The address of a passage."""
    return f"{scene}.{passage}"


def split_address(text: str) -> tuple[str, str]:
    """Scene and passage of an address; the passage is empty where only a scene is named."""
    scene, _, passage = text.partition(".")
    return scene, passage


def scene_of(text: str) -> str:
    """The scene of an address or of a step."""
    return text.partition("/")[0].partition(".")[0]


def choice_step(scene: str, choice: str) -> str:
    """The step of taking a choice."""
    return f"{scene}/{choice}"


def passage_step(passage: str, way: str) -> str:
    """The step of going on from a pause or a hub: its passage's address and the way."""
    return f"{passage}/{way}"


def is_pause(step: str) -> bool:
    """Whether a step is the passing of a pause, which is no choice in any count."""
    place, _, way = step.partition("/")
    return way == NEXT and "." in place
