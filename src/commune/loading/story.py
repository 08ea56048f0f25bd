"""The first pass over all files of a story: each read by its kind, nothing linked yet."""

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

from commune.diagnostics import Diagnostic, Span
from commune.loading.collector import without_collector
from commune.loading.files.folder import Files
from commune.loading.files.layout import id_of, kind_of, misnamed, misplaced_file
from commune.loading.parts.part import Part, Read, Setting
from commune.loading.tree.tree import Tell
from commune.model.citation import Source
from commune.model.lessons import Claim, Lesson, Opening, Translation
from commune.model.notes import Note
from commune.model.scene import Scene
from commune.model.story import Act, Fate, Manifest
from commune.model.variables import Variable
from commune.values import field, value

V = TypeVar("V", Scene, Note, Fate, Opening, Lesson)


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


def read_story(files: Mapping[str, str], tell: Tell, *, read: Read | None = None) -> Draft:
    """Read every file of a story, given as texts by path; tell what is wrong in their form.

    `read` reads one file, or knows what its reading gave.
    """
    if read is None:
        from commune.loading.parts.read import read_part  # noqa: PLC0415 - with it comes YAML

        read = read_part
    with without_collector():
        return _Reader(files, tell, read).draft()


@value(frozen=False)
class _Reader:
    files: Mapping[str, str]
    tell: Tell
    read: Read
    broken: set[str] = field(default_factory=set)
    first: dict[str, str] = field(default_factory=dict)  # an id -> the file that has it
    setting: Setting = field(default_factory=Setting)

    def draft(self) -> Draft:
        if isinstance(self.files, Files):
            self.broken.update(self.files.broken)
        paths = self._paths()
        manifest = self._manifest(paths)
        if manifest is not None:
            self.setting = Setting(manifest.protagonist or "you", manifest.pause)
        scenes = self._each(paths, "scene", Scene)
        return Draft(
            manifest=manifest,
            scenes=scenes,
            notes=self._each(paths, "note", Note),
            variables=self._variables(paths),
            acts=self._acts(paths, manifest),
            sources=self._sources(paths),
            openings=self._each(paths, "opening", Opening),
            lessons=self._each(paths, "lesson", Lesson),
            fates=self._each(paths, "fate", Fate),
            claims=self._claims(paths),
            translations=tuple(self._translations(paths)),
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

    def _part(self, path: str) -> Part:
        part = self.read(path, self.files[path], self.setting)
        for finding in part.told:
            self.tell(finding)
        self.broken |= part.broken
        return part

    def _each(self, paths: Mapping[str, list[str]], kind: str, form: type[V]) -> dict[str, V]:
        """The files of a kind, each under its file's name, unless another has the name."""
        values: dict[str, V] = {}
        unique = kind != "fate"  # a fate bears the id of its person
        for path in paths.get(kind, ()):
            name = id_of(path)
            found = self._part(path).value
            if not isinstance(found, form):
                self.broken.add(name)
            free = not unique or self._claim(name, path, Span.at(path))
            if free and isinstance(found, form):
                values[name] = found
        return values

    def _claim(self, name: str, path: str, at: Span) -> bool:
        """Whether an id is still free; told where it is not."""
        other = self.first.setdefault(name, path)
        if other is path:
            return True
        says = f"the id “{name}” is taken: {other} has it already"
        hint = "Ids are unique among scenes, notes, sources, openings and lessons: rename one."
        self.tell(Diagnostic("duplicate-id", at, says, hint))
        return False

    def _manifest(self, paths: Mapping[str, list[str]]) -> Manifest | None:
        if "story" not in paths:
            if "story" not in self.broken:
                says = "there is no story.yaml: it names the story and its beginning"
                hint = "Write one with title, first and acts."
                self.tell(Diagnostic("folder", Span.at("story.yaml"), says, hint))
            return None
        manifest = self._part("story.yaml").value
        if not isinstance(manifest, Manifest):
            self.broken.add("story")
            return None
        if not manifest.first.id:
            self.broken.add("")  # told as missing already; it need not be unknown as well
        return manifest

    def _named(self, path: str) -> Mapping[str, Any]:
        """What stands in a file that holds several things by their names."""
        found = self._part(path).value
        return found if isinstance(found, dict) else {}

    def _variables(self, paths: Mapping[str, list[str]]) -> Mapping[str, Variable]:
        return self._named("variables.yaml") if "variables" in paths else {}

    def _claims(self, paths: Mapping[str, list[str]]) -> Mapping[str, Claim]:
        return self._named("claims.yaml") if "claims" in paths else {}

    def _sources(self, paths: Mapping[str, list[str]]) -> dict[str, Source]:
        sources: dict[str, Source] = {}
        for path in paths.get("sources", ()):
            for source in self._named(path).values():
                if self._claim(source.id, path, source.span or Span.at(path)):
                    sources[source.id] = source
        return sources

    def _acts(self, paths: Mapping[str, list[str]], manifest: Manifest | None) -> dict[str, Act]:
        """The acts in the story's order; a folder of scenes is one without a page too."""
        acts = {act: Act(act) for act in map(_folder_of, paths.get("scene", ()))}
        for path in paths.get("act", ()):
            name = _folder_of(path)
            act = self._part(path).value
            acts[name] = act if isinstance(act, Act) else Act(name)
        order = [name for name in (manifest.acts if manifest else ()) if name in acts]
        return {name: acts[name] for name in dict.fromkeys((*order, *acts))}

    def _translations(self, paths: Mapping[str, list[str]]) -> Iterator[Translation]:
        for path in paths.get("locale", ()):
            translation = self._part(path).value
            if isinstance(translation, Translation):
                yield translation


def _folder_of(path: str) -> str:
    """The folder of a file: of a scene or an act's page, the act."""
    return path.split("/")[-2]
