"""Tiny stories, written in a test: one scene, or several, from passages in YAML."""

import re
from collections.abc import Mapping
from textwrap import dedent, indent

from commune.loading import load_story
from commune.model import Story

FLAGS = """
    wet:
      kind: flag
      means: It rained.
    dry:
      kind: flag
      means: It did not.
"""
WHO = """
    you:
      kind: word
      values: [ann, bob]
      means: Who you are.
"""
BREAD = """
    bread:
      kind: count
      range: 0..5
      start: 1
      means: Bread.
"""


def tiny(
    *scenes: str, variables: str = FLAGS, files: Mapping[str, str] | None = None, who: str = ""
) -> Story:
    """A story that begins with the first scene.

    A scene is its passages; they are called ``s1``, ``s2`` and so on. One that begins with a
    line such as ``act: two`` stands in that act, and of ``one`` the others. What stands in
    braces behind a key, as in ``on: {label: Go on., to: .b}``, is laid out under it.
    """
    laid = {
        "variables.yaml": dedent(variables),
        "sources/primary.yaml": "a-book:\n  title: A book\n",
        **{path: dedent(text) for path, text in (files or {}).items()},
    }
    acts = ["one"]
    for number, text in enumerate(scenes, 1):
        written = dedent(text).strip("\n")
        act = "one"
        if written.startswith("act: "):
            line, _, written = written.partition("\n")
            act = line.removeprefix("act: ")
        acts += [act] if act not in acts else []
        head, _, passages = written.rpartition("passages:\n")
        laid[f"acts/{act}/s{number}.yaml"] = (
            f"title: Scene {number}\ntimeless: true\ninvented: All of it.\n{dedent(head)}"
            f"passages:\n{indent(_laid_out(dedent(passages)), '  ')}\n"
        )
    protagonist = f"protagonist: {who}\n" if who else ""
    laid["story.yaml"] = (
        f"title: Tiny\nfirst: s1\nacts: [{', '.join(acts)}]\n{protagonist}next: Go on.\n"
    )
    loaded = load_story(laid)
    assert loaded.story is not None, "\n".join(map(str, loaded.problems))
    return loaded.story


def some(words: int) -> str:
    """So many words."""
    return " ".join(["word"] * words)


def _laid_out(passages: str) -> str:
    """Keys on lines of their own: prose may not stand in braces."""

    def under(line: re.Match[str]) -> str:
        begin, inner = line.groups()
        blanks = " " * (len(begin) - len(begin.lstrip()) + 2)
        return "\n".join([begin, *(blanks + key for key in re.split(r", (?=[a-z]+: )", inner))])

    return re.sub(r"^( *[a-z-]+:) \{(.*)\}$", under, passages, flags=re.MULTILINE)
