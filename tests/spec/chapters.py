"""Reading a chapter: the story files and the sessions that stand in a Markdown page.

A fenced ``yaml`` block is a story file; the path in backticks on the line before says
which. A fenced ``session`` block is a playthrough of the files as they stand there: those
before the first ``##`` belong to the whole chapter, those under a ``##`` to that section,
and a file written again replaces the one before it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

_PATH = re.compile(r"`(?P<path>[\w./-]+\.yaml)`:?\s*\Z")
_FENCE = re.compile(r"```(?P<kind>\w*) *(?P<words>.*)\Z")
MANIFEST = "story.yaml"


@dataclass(frozen=True, slots=True)
class Session:
    """A playthrough as written: its lines, the files it is of, and where it stands.

    `words` are those behind ``session`` on the fence: ``gentle``, or an opening's id.
    """

    chapter: str
    section: str
    line: int
    words: tuple[str, ...]
    lines: tuple[str, ...]
    files: Mapping[str, str]

    @property
    def name(self) -> str:
        """What it is called in a test's report."""
        return f"{self.chapter}:{self.line} {self.section}".strip()


def sessions_in(folder: Path) -> list[Session]:
    """All sessions of all chapters, in order."""
    pages = sorted(folder.glob("[0-9]*.md"))
    return [session for page in pages for session in _read(page.stem, page.read_text("utf-8"))]


def _read(chapter: str, text: str) -> Iterator[Session]:
    lines = text.splitlines()
    common: dict[str, str] = {}
    files = common
    section, path = "", ""
    at = 0
    while at < len(lines):
        line = lines[at]
        at += 1
        if line.startswith("## "):
            section, files = line[3:].strip(), dict(common)
        elif found := _PATH.search(line):
            path = found["path"]
        elif fence := _FENCE.match(line):
            end = lines.index("```", at)
            inner = lines[at:end]
            match fence["kind"]:
                case "yaml":
                    assert path, f"{chapter}:{at}: which file is this?"
                    files[path] = "\n".join(inner) + "\n"
                    path = ""
                case "session":
                    words = tuple(fence["words"].split())
                    yield Session(chapter, section, at, words, tuple(inner), completed(files))
                case _:
                    pass
            at = end + 1


def completed(files: Mapping[str, str]) -> dict[str, str]:
    """The files with a manifest and acts, where the chapter has none of its own."""
    all_files = dict(files)
    scenes = [path for path in files if path.startswith("acts/") and not _is_act(path)]
    acts = list(dict.fromkeys(path.split("/")[1] for path in files if path.startswith("acts/")))
    if MANIFEST not in all_files:
        all_files[MANIFEST] = _manifest(acts, scenes)
        if "you:\n" in files.get("variables.yaml", ""):
            all_files[MANIFEST] += "protagonist: you\n"
    for act in acts:
        all_files.setdefault(f"acts/{act}/act.yaml", f"title: {act.title()}\n")
    return all_files


def _is_act(path: str) -> bool:
    return path.endswith("/act.yaml")


def _manifest(acts: Sequence[str], scenes: Sequence[str]) -> str:
    first = Path(scenes[0]).stem if scenes else "none"
    return (
        f"title: A chapter\nlanguage: en\nacts: [{', '.join(acts)}]\nfirst: {first}\nnext: Go on.\n"
    )
