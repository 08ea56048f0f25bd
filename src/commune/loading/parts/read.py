"""Reading one file of a story by its kind.

What comes of it depends on the file's path and text and on the `Setting`, on nothing
else: so it can be kept, and stays right as long as those three are the same.
"""

from commune.diagnostics import Diagnostic
from commune.loading.files.layout import id_of, kind_of, original_of
from commune.loading.parts.part import Named, Part, Setting, Whole
from commune.loading.readers.fates import read_fate
from commune.loading.readers.locale import read_translation
from commune.loading.readers.manifest import read_act, read_manifest
from commune.loading.readers.notes import read_note
from commune.loading.readers.openings import read_claims, read_lesson, read_opening
from commune.loading.readers.scene import read_scene
from commune.loading.readers.sources import read_sources
from commune.loading.readers.tables import PROSE_KEYS_OF, ROOTS
from commune.loading.readers.variables import read_variables
from commune.loading.tree.nodes import read_tree
from commune.loading.tree.tree import Tell, Tree
from commune.model.notes import KINDS


def read_part(path: str, text: str, setting: Setting) -> Part:
    """Read a file that has a place in a story."""
    told: list[Diagnostic] = []
    kind = _kind(path)
    form = _kind(original_of(path)) if kind == "locale" else kind
    tree = read_tree(text, path, told.append, prose_keys=PROSE_KEYS_OF[form])
    broken = set() if tree.whole else {id_of(path)}
    if kind == "variables":
        who = setting.protagonist
        variables, unread = read_variables(tree, told.append, protagonist=who)
        return Part(variables, tuple(told), unread.union(broken))
    value = _value(tree, told.append, kind, setting)
    return Part(value, tuple(told), frozenset(broken))


def _kind(path: str) -> str:
    """What a file is by its place; a note by its own kind."""
    kind = kind_of(path)
    return KINDS[path.split("/")[-2]] if kind == "note" else kind


def _value(tree: Tree, tell: Tell, kind: str, setting: Setting) -> Whole | Named | None:
    path, who = tree.file, setting.protagonist
    match kind:
        case "story":
            return read_manifest(tree, tell)
        case "act":
            return read_act(tree, tell, protagonist=who)
        case "scene":
            act = path.split("/")[-2]
            return read_scene(tree, tell, act=act, protagonist=who, pause=setting.pause)
        case "fate":
            return read_fate(tree, tell, protagonist=who)
        case "opening":
            return read_opening(tree, tell, protagonist=who)
        case "lesson":
            return read_lesson(tree, tell)
        case "sources":
            return read_sources(tree, tell)
        case "claims":
            return read_claims(tree, tell)
        case "locale":
            original = ROOTS[_kind(original_of(path))]
            return read_translation(tree, tell, original=original, protagonist=who)
        case _:
            return read_note(tree, tell, protagonist=who)
