"""The first pass over all files of a story: each read by its kind, nothing linked yet."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from commune.diagnostics import Diagnostic, Span
from commune.loading.collector import without_collector
from commune.loading.files.folder import Files
from commune.loading.files.layout import id_of, kind_of, misnamed, misplaced_file, original_of
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
from commune.model.citation import Source
from commune.model.lessons import Claim, Lesson, Opening, Translation
from commune.model.notes import KINDS, Note
from commune.model.scene import Scene
from commune.model.story import Act, Fate, Manifest
from commune.model.variables import Variable
from commune.values import value

V = TypeVar("V")


@value
class Draft:
    """A story read and not linked. `manifest` is None where there is none to be read.

    `broken` are the ids of files that could not be read whole (“variables” and “primary”
    among them) and the names of variables that could not: what names one of these may
    be right, and is not told as unknown.
    """

    manifest: Manifest | None
    variables: Mapping[str, Variable]
    acts: Mapping[str, Act]
    scenes: Mapping[str, Scene]
    fates: Mapping[str, Fate]
    notes: Mapping[str, Note]
    sources: Mapping[str, Source]
    openings: Mapping[str, Opening]
    lessons: Mapping[str, Lesson]
    claims: Mapping[str, Claim]
    translations: tuple[Translation, ...] = ()
    broken: frozenset[str] = frozenset()


def read_story(files: Mapping[str, str], tell: Tell) -> Draft:
    """Read every file of a story, given as texts by path; tell what is wrong in their form."""
    with without_collector():
        return _Reader(files, tell).draft()


@dataclass(slots=True)
class _Reader:
    files: Mapping[str, str]
    tell: Tell
    broken: set[str] = field(default_factory=set)
    first: dict[str, str] = field(default_factory=dict)  # an id -> the file that has it
    protagonist: str = "you"

    def draft(self) -> Draft:
        if isinstance(self.files, Files):
            self.broken.update(self.files.broken)
        paths = self._paths()
        manifest = self._manifest(paths)
        pause = manifest.pause if manifest else ()
        scenes: dict[str, Scene] = {}
        for path in paths.get("scene", ()):
            tree = self._tree(path, "scene")
            act = path.split("/")[-2]
            scene = read_scene(tree, self.tell, act=act, protagonist=self.protagonist, pause=pause)
            self._put(scenes, path, scene)
        notes: dict[str, Note] = {}
        for path in paths.get("note", ()):
            tree = self._tree(path, KINDS[path.split("/")[-2]])
            self._put(notes, path, read_note(tree, self.tell, protagonist=self.protagonist))
        return Draft(
            manifest=manifest,
            variables=self._variables(paths),
            acts=self._acts(paths, manifest, scenes),
            scenes=scenes,
            notes=notes,
            sources=self._sources(paths),
            openings=self._each(paths, "opening", self._opening),
            lessons=self._each(paths, "lesson", lambda tree: read_lesson(tree, self.tell)),
            fates=self._each(paths, "fate", self._fate, unique=False),
            claims=self._claims(paths),
            translations=self._translations(paths),
            broken=frozenset(self.broken),
        )

    def _paths(self) -> dict[str, list[str]]:
        """The files by kind; what has no place or no proper name is told."""
        paths: dict[str, list[str]] = {}
        for path in sorted(self.files):
            kind = kind_of(path)
            finding = misnamed(path) if kind else misplaced_file(path)
            if finding is not None:
                self.tell(finding)
            if kind:
                paths.setdefault(kind, []).append(path)
        return paths

    def _tree(self, path: str, kind: str) -> Tree:
        text = self.files[path]
        tree = read_tree(text, path, self.tell, prose_keys=PROSE_KEYS_OF[kind])
        if not tree.whole:
            self.broken.add(id_of(path))
        return tree

    def _put(
        self, values: dict[str, V], path: str, value: V | None, *, unique: bool = True
    ) -> None:
        """Keep a value under its file's name, unless another has the name."""
        name = id_of(path)
        if value is None:
            self.broken.add(name)
        if unique and not self._claim(name, path, Span.at(path)):
            return
        if value is not None:
            values[name] = value

    def _claim(self, name: str, path: str, at: Span) -> bool:
        """Whether an id is still free; told where it is not."""
        other = self.first.setdefault(name, path)
        if other is path:
            return True
        says = f"the id “{name}” is taken: {other} has it already"
        hint = "Ids are unique among scenes, notes, sources, openings and lessons: rename one."
        self.tell(Diagnostic("duplicate-id", at, says, hint))
        return False

    def _each(
        self,
        paths: Mapping[str, list[str]],
        kind: str,
        read: Callable[[Tree], V | None],
        *,
        unique: bool = True,
    ) -> dict[str, V]:
        values: dict[str, V] = {}
        for path in paths.get(kind, ()):
            self._put(values, path, read(self._tree(path, kind)), unique=unique)
        return values

    def _opening(self, tree: Tree) -> Opening | None:
        return read_opening(tree, self.tell, protagonist=self.protagonist)

    def _fate(self, tree: Tree) -> Fate | None:
        return read_fate(tree, self.tell, protagonist=self.protagonist)

    def _manifest(self, paths: Mapping[str, list[str]]) -> Manifest | None:
        if "story" not in paths:
            if "story" not in self.broken:
                says = "there is no story.yaml: it names the story and its beginning"
                hint = "Write one with title, first and acts."
                self.tell(Diagnostic("folder", Span.at("story.yaml"), says, hint))
            return None
        manifest = read_manifest(self._tree("story.yaml", "story"), self.tell)
        if manifest is None:
            self.broken.add("story")
            return None
        if not manifest.first.id:
            self.broken.add("")  # told as missing already; it need not be unknown as well
        self.protagonist = manifest.protagonist or self.protagonist
        return manifest

    def _variables(self, paths: Mapping[str, list[str]]) -> dict[str, Variable]:
        if "variables" not in paths:
            return {}
        tree = self._tree("variables.yaml", "variables")
        variables, broken = read_variables(tree, self.tell, protagonist=self.protagonist)
        self.broken |= broken
        return variables

    def _acts(
        self,
        paths: Mapping[str, list[str]],
        manifest: Manifest | None,
        scenes: Mapping[str, Scene],
    ) -> dict[str, Act]:
        """The acts in the story's order; a folder of scenes is one without a page too."""
        acts = {scene.act: Act(scene.act) for scene in scenes.values()}
        for path in paths.get("act", ()):
            tree = self._tree(path, "act")
            name = path.split("/")[-2]
            acts[name] = read_act(tree, self.tell, protagonist=self.protagonist) or Act(name)
        order = [name for name in (manifest.acts if manifest else ()) if name in acts]
        return {name: acts[name] for name in dict.fromkeys((*order, *acts))}

    def _sources(self, paths: Mapping[str, list[str]]) -> dict[str, Source]:
        sources: dict[str, Source] = {}
        for path in paths.get("sources", ()):
            for source in read_sources(self._tree(path, "sources"), self.tell).values():
                if self._claim(source.id, path, source.span or Span.at(path)):
                    sources[source.id] = source
        return sources

    def _claims(self, paths: Mapping[str, list[str]]) -> dict[str, Claim]:
        if "claims" not in paths:
            return {}
        return read_claims(self._tree("claims.yaml", "claims"), self.tell)

    def _translations(self, paths: Mapping[str, list[str]]) -> tuple[Translation, ...]:
        found = []
        for path in paths.get("locale", ()):
            original = original_of(path)
            kind = kind_of(original)
            kind = KINDS[original.split("/")[-2]] if kind == "note" else kind
            tree = self._tree(path, kind)
            translation = read_translation(
                tree, self.tell, original=ROOTS[kind], protagonist=self.protagonist
            )
            if translation is not None:
                found.append(translation)
        return tuple(found)
