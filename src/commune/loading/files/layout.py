"""Where which file of a story lies, and what is told of one that lies elsewhere.

```
story.yaml  variables.yaml  claims.yaml
acts/<act>/act.yaml  acts/<act>/<scene>.yaml
notes/<folder of a kind>/<note>.yaml
fates/  sources/  openings/  lessons/         one file each, directly inside
locales/<language>/...                        the same again, texts only
```
"""

from commune.diagnostics import Diagnostic, Span
from commune.diagnostics.nearest import did_you_mean, nearest
from commune.model.ids import KEBAB
from commune.model.notes import KINDS as NOTES

ROOT_FILES = {"story.yaml": "story", "variables.yaml": "variables", "claims.yaml": "claims"}
FLAT = {"fates": "fate", "sources": "sources", "openings": "opening", "lessons": "lesson"}
SOURCES = ("primary", "scholarship", "reference")
FOLDERS = ("acts", "notes", *FLAT, "locales")
ACT_FILE = "act.yaml"
ENDING = ".yaml"
_SCENES_AND_NOTES = "Scenes lie in acts/<act>/, notes in notes/<kind>/."


def kind_of(path: str) -> str:
    """What a file is by its place: “scene”, “note” and so on; empty where it has none."""
    parts = path.split("/")
    if parts[0] == "locales":
        return "locale" if len(parts) > 2 and _kind(parts[2:]) else ""  # noqa: PLR2004 - locales/<language>/
    return _kind(parts)


def original_of(path: str) -> str:
    """The path of the file that a translation is of."""
    return path.split("/", 2)[2]


def holds_files(path: str) -> bool:
    """Whether a folder of the story is one that files of a story lie in or under."""
    match path.split("/"):
        case ["locales"] | ["locales", _]:
            return True
        case ["locales", _, *inner]:
            return _holds(inner)
        case parts:
            return _holds(parts)


def id_of(path: str) -> str:
    """The id that a file's name is."""
    return path.rpartition("/")[2].removesuffix(ENDING)


def misnamed(path: str) -> Diagnostic | None:
    """A finding where a file's name, or its act's or language's, is no id."""
    parts = path.split("/")
    folders = parts[1:2] if parts[0] in {"acts", "locales"} else []
    for name in (*folders, id_of(path)):
        if not KEBAB.match(name):
            says = f"“{name}” is no id: small letters a-z, digits, and “-” between them"
            return Diagnostic("bad-id", Span.at(path), says, "Rename it.")
    return None


def misplaced_file(path: str) -> Diagnostic:
    """A finding for a file that has no place where it lies."""
    stem, dot, ending = path.rpartition(".")
    name = path.rpartition("/")[2]
    if dot and ending.lower() in {"yml", "yaml"} and kind_of(f"{stem}{ENDING}"):
        says, hint = f"“{name}” does not end in .yaml", f"Rename it to {stem}{ENDING}."
    elif not path.endswith(ENDING):
        says = f"“{name}” is no file of a story: those end in .yaml"
        hint = "Move it out of the story’s folder, or begin its name with “.”."
    else:
        says, hint = f"“{path}” lies in no place that is known", _better_place(path)
    return Diagnostic("layout", Span.at(path), says, hint)


def misplaced_folder(path: str) -> Diagnostic:
    """A finding for a folder that holds no files of a story."""
    *above, name = path.split("/")
    known = tuple(NOTES) if above[-1:] == ["notes"] else FOLDERS
    hint = did_you_mean(name, known)
    if not hint:
        flat = above[:1] == ["acts"]
        hint = (
            "Scenes lie directly in their act’s folder." if flat else f"Known: {', '.join(known)}."
        )
    says = f"“{path}” is no folder of a story"
    return Diagnostic("layout", Span.at(path), says, hint)


def _kind(parts: list[str]) -> str:
    if not parts[-1].endswith(ENDING):
        return ""
    match parts:
        case [name]:
            return ROOT_FILES.get(name, "")
        case ["acts", _, name]:
            return "act" if name == ACT_FILE else "scene"
        case ["notes", folder, _]:
            return "note" if folder in NOTES else ""
        case ["sources", name]:
            return "sources" if id_of(name) in SOURCES else ""
        case [folder, _]:
            return FLAT.get(folder, "")
    return ""


def _holds(parts: list[str]) -> bool:
    match parts:
        case ["notes", folder]:
            return folder in NOTES
        case ["acts", _]:
            return True
        case [folder]:
            return folder in FOLDERS and folder != "locales"
    return False


def _better_place(path: str) -> str:
    match path.split("/"):
        case [name]:
            meant = nearest(name, ROOT_FILES)
            return f"Did you mean “{meant}”?" if meant else _SCENES_AND_NOTES
        case ["acts", name]:
            return f"A scene lies in an act’s folder: acts/<act>/{name}."
        case ["notes", name]:
            kinds = ", ".join(NOTES)
            return f"A note lies in its kind’s folder: notes/<kind>/{name}, of {kinds}."
        case ["sources", name]:
            meant = nearest(id_of(name), SOURCES)
            if meant:
                return f"Did you mean “sources/{meant}.yaml”?"
            return f"Sources lie in {', '.join(f'sources/{each}.yaml' for each in SOURCES)}."
        case ["locales", *_]:
            return "A translation lies where its original lies, under locales/<language>/."
    return _SCENES_AND_NOTES
