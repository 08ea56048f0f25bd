"""Stories of any size, made by rule: the same number gives the same story.

Each scene has five passages, seven choices, conditions, effects, a note's marker and
branches in its text: about ninety lines and 250 words.
"""

from collections.abc import Iterator
from pathlib import Path

_WORDS = (
    *("lamp", "rope", "tide", "harbour", "stair", "window", "bread"),
    *("paper", "drum", "letter", "bell", "coat", "street", "door"),
    *("winter", "gate", "bridge", "basket", "coal", "bench"),
)
_FLAGS = 40


def story_files(scenes: int) -> Iterator[tuple[str, str]]:
    """The files of a story of so many scenes: path and text."""
    yield "story.yaml", _MANIFEST
    yield "variables.yaml", _variables()
    yield "acts/1-one/act.yaml", "title: One\ndates: 1871-03/1871-05\n"
    yield "sources/primary.yaml", "a-source:\n  title: A source made for measuring\n"
    for note in range(20):
        yield f"notes/facts/note-{note}.yaml", _NOTE.format(note=note, words=_sentence(note, 40))
    for number in range(scenes):
        yield f"acts/1-one/scene-{number}.yaml", _scene(number, scenes)


def write_story(folder: Path, scenes: int) -> Path:
    """Write such a story into a folder, and give the folder."""
    for path, text in story_files(scenes):
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, "utf-8")
    return folder


def _sentence(seed: int, length: int) -> str:
    words = [_WORDS[(seed * 7 + k * k + k) % len(_WORDS)] for k in range(length)]
    return " ".join(["The", *words]) + "."


def _variables() -> str:
    lines = [
        f"flag_{flag}:\n  kind: flag\n  means: Whether number {flag} happened.\n"
        for flag in range(_FLAGS)
    ]
    lines += [
        f"count_{count}:\n  kind: count\n  range: 0..5\n  start: 2\n  means: A measure.\n"
        for count in range(4)
    ]
    return "".join(lines)


def _scene(number: int, scenes: int) -> str:
    onward = f"scene-{number + 1}" if number + 1 < scenes else ".last"
    further = f"scene-{number + 2}" if number + 2 < scenes else ".last"
    scene = _SCENE.format(
        number=number,
        flag=number % _FLAGS,
        other=(number * 7 + 3) % _FLAGS,
        count=number % 4,
        note=number % 20,
        onward=onward,
        further=further,
        one=_sentence(number, 45),
        two=_sentence(number + 1, 40),
        three=_sentence(number + 2, 35),
        four=_sentence(number + 3, 30),
    )
    return scene + (_LAST if number + 2 >= scenes else "")


_MANIFEST = """\
title: A measured story
language: en
acts: [1-one]
first: scene-0
"""
_NOTE = """\
title: Note {note}
plain: A note made for measuring.
confidence: documented
sources: [a-source p. 1]
date: 1871-03-18
text: |
  {words}
"""
_SCENE = """\
title: Scene {number}
date: 1871-03-18
invented: All of it.
passages:
  start:
    text: |
      {one}

      {two} See the [[note-{note}|note]] {{if flag_{flag}: again | for the first time}}.
    choices:
      take:
        kind: deed
        label: Take the lamp.
        effects: [flag_{flag} = true, count_{count} += 1]
        text: |
          {three}
        to: .middle
      leave:
        kind: stance
        label: Leave it there.
        effects: [count_{count} -= 1]
        text: |
          {four}
        to: .middle
      ask:
        kind: relation
        label: Ask about it.
        if: flag_{other} and count_{count} >= 2
        locked: Nobody here knows you.
        to: .aside
  aside:
    effects: [flag_{other} = false]
    text: |
      {four}
    next: Go on.
    go: .middle
  middle:
    text: |
      {three}

      {{if count_{count} >= 3}}
      {one}
      {{else}}
      {two}
      {{end}}
    choices:
      onward:
        kind: attention
        label: Go down the stair.
        to:
          - {{if: flag_{other} and not flag_{flag}, to: {further}}}
          - {{to: {onward}}}
      further:
        kind: dilemma
        label: Cross by the bridge.
        if: count_{count} <= 4
        effects: [flag_{other} = true if count_{count} == 2]
        text: |
          {two}
        to: {further}
      stay:
        kind: stance
        label: Stay a while.
        once: true
        to: .end-of-it
  end-of-it:
    text: |
      {four}
    go: {onward}
"""
_LAST = """\
  last:
    text: |
      The lamp is out.
    end: true
"""
