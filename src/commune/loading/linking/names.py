"""All names of a story, and the telling of those that lead nowhere."""

from collections.abc import Collection, Iterable

from commune.diagnostics import Diagnostic, Span
from commune.diagnostics.nearest import did_you_mean, nearest
from commune.loading.files.layout import SOURCES
from commune.loading.linking.unknown import (
    HUB_STEP,
    SOURCE,
    STEP,
    no_hub,
    unwritten,
    unwritten_note,
    unwritten_passage,
    unwritten_scene,
)
from commune.loading.story import Draft
from commune.loading.tree.tree import Tell
from commune.model.citation import Citation
from commune.model.glimpse import glimpses
from commune.model.ids import BACK, LEAVE, NEXT, scene_of, split_address
from commune.model.notes import Article
from commune.model.scene import Reference
from commune.values import field, value


def first_of(draft: Draft, address: str) -> str:
    """The address of a passage, also where only its scene is named: the first one."""
    scene = draft.scenes.get(address)
    return scene.first if scene is not None and scene.passages else address


Need = tuple[str, ...]  # a kind of question, and what it asked for


@value
class Names:
    """What can be named in a draft, by kind.

    `found` is put down what was asked for and is there: as long as all of that `holds`,
    who asked would be told nothing of it again.
    """

    addresses: frozenset[str]  # scenes and passages
    broken: frozenset[str]  # ids of files that could not be read whole
    choices: dict[str, None]  # their steps, in order
    hubs: frozenset[str]
    pauses: frozenset[str]
    storylets: dict[str, str]  # scene -> its hub's address
    notes: dict[str, str]  # id -> kind
    sources: frozenset[str]
    fates: frozenset[str]
    paragraphs: frozenset[str]
    openings: frozenset[str]
    tell: Tell
    found: set[Need] = field(default_factory=set)

    @classmethod
    def of(cls, draft: Draft, tell: Tell) -> "Names":
        """Collect the names of a draft."""
        addresses = set(draft.scenes)
        choices: dict[str, None] = {}
        by_kind: dict[str, list[str]] = {"hub": [], "pause": []}
        for scene in draft.scenes.values():
            for passage, seen in glimpses(scene).items():
                address = f"{scene.id}.{passage}"
                addresses.add(address)
                if seen.choices:
                    choices.update((f"{scene.id}/{choice}", None) for choice in seen.choices)
                elif seen.kind in by_kind:
                    by_kind[seen.kind].append(address)
        bodies = (note.body for note in draft.notes.values())
        return cls(
            addresses=frozenset(addresses),
            broken=draft.broken,
            choices=choices,
            hubs=frozenset(by_kind["hub"]),
            pauses=frozenset(by_kind["pause"]),
            storylets={
                scene.id: first_of(draft, scene.storylet.hub.id)
                for scene in draft.scenes.values()
                if scene.storylet
            },
            notes={note.id: note.kind for note in draft.notes.values()},
            sources=frozenset(draft.sources),
            fates=frozenset(draft.fates),
            paragraphs=frozenset(body.paragraph for body in bodies if isinstance(body, Article)),
            openings=frozenset(draft.openings),
            tell=tell,
        )

    def holds(self, need: Need) -> bool:
        """Whether what was asked for is there."""
        match need:
            case ("address", text):
                return text in self.addresses
            case ("target", text):
                return text in self.addresses and scene_of(text) not in self.storylets
            case ("step", text):
                return self._is_step(text)
            case ("note", name, kind):
                its = self.notes.get(name)
                return its is not None and kind in {"", its}
            case ("source", name):
                return name in self.sources
            case ("paragraph", name):
                return name in self.paragraphs
            case ("fate", name):
                return name in self.fates
            case ("storylet", scene, hub):
                return hub in self.hubs and self.storylets.get(scene) == hub
            case _:
                return False

    def has(self, *need: str) -> bool:
        """The same, and put down where it is there."""
        there = self.holds(need)
        if there:
            self.found.add(need)
        return there

    def address(self, text: str, at: Span) -> None:
        """Tell an address that leads nowhere."""
        if self.has("address", text):
            return
        scene, passage = split_address(text)
        if scene in self.broken or (scene not in self.addresses and "acts" in self.broken):
            return
        if scene not in self.addresses:
            own = at.file.rpartition("/")[2].removesuffix(".yaml")
            if not passage and f"{own}.{scene}" in self.addresses:
                message = f"no scene is called “{scene}”; this scene has a passage of that name"
                self.tell(Diagnostic("unknown-address", at, message, f"Write “.{scene}”."))
                return
            scenes = [name for name in self.addresses if "." not in name]
            says, mend = f"no scene is called “{scene}”", unwritten_scene(scene)
            self._unknown("unknown-address", says, scene, scenes, at, mend=mend)
            return
        known = [name.partition(".")[2] for name in self.addresses if name.startswith(f"{scene}.")]
        message = f"the scene “{scene}” has no passage “{passage}”"
        self._unknown("unknown-address", message, passage, known, at, mend=unwritten_passage(scene))

    def target(self, reference: Reference, *, scene: str, at: Span) -> None:
        """Tell a target that leads nowhere, or into a storylet past its hub."""
        place, text = reference.span or at, reference.id
        if text == BACK:
            if scene not in self.storylets:
                message = "“back” leads from a storylet to its hub, and this scene is none"
                hint = "Name the passage to go to, or give the scene a storylet head."
                self.tell(Diagnostic("unknown-address", place, message, hint))
            return
        if scene in self.storylets and self._means_back(text, scene):
            message = f"no scene is called “{text}”"
            self._unknown("unknown-address", message, text, (BACK,), place, mend=f"Write “{BACK}”.")
            return
        entered = scene_of(text)
        if entered != scene and self.has("target", text):
            return
        if entered in self.storylets and entered != scene:
            message = f"“{entered}” is a storylet: only its hub leads into it"
            hint = f"Lead to the hub, “{self.storylets[entered]}”."
            self.tell(Diagnostic("storylet-entered", place, message, hint))
            return
        self.address(text, place)

    def _means_back(self, text: str, scene: str) -> bool:
        """Whether a target that leads nowhere is nearer to “back” than to any scene."""
        if text in self.addresses or f"{scene}.{text}" in self.addresses:
            return False
        scenes = [name for name in self.addresses if "." not in name]
        return nearest(text, (*scenes, BACK)) == BACK

    def taken(self, text: str, at: Span) -> None:
        """Tell a step that no condition can ask for: what is remembered is what was chosen."""
        if text.partition("/")[2] in {NEXT, LEAVE} and self._is_step(text):
            message = f"the story does not remember “{text}”: it is no choice and no storylet"
            hint = "Ask for a choice, a storylet, or what was visited behind it."
            self.tell(Diagnostic("unknown-step", at, message, hint))
        else:
            self.step(text, at)

    def step(self, text: str, at: Span) -> None:
        """Tell a step that no path can contain."""
        place, _, way = text.partition("/")
        scene = scene_of(text)
        if self.has("step", text) or scene in self.broken:
            return
        if scene not in self.addresses and "acts" in self.broken:
            return
        if not way:
            message = f"“{text}” is no step"
            hint = "A step is scene/choice, scene.passage/next, /leave or /storylet."
            self.tell(Diagnostic("unknown-step", at, message, hint))
        elif "." not in place:
            self._choice(place, way, at)
        elif place not in self.addresses:
            self.address(place, at)
        elif way == NEXT and place not in self.pauses:
            self.tell(Diagnostic("unknown-step", at, f"“{place}” does not pause", "Leave it out."))
        elif way != NEXT and place not in self.hubs:
            mend = no_hub(place, way, self.choices)
            self.tell(Diagnostic("unknown-step", at, f"“{place}” is no hub", mend))
        elif way not in {NEXT, LEAVE} and self.storylets.get(way) != place:
            offered = [scene for scene, hub in self.storylets.items() if hub == place]
            message = f"the hub “{place}” offers no storylet “{way}”"
            self._unknown("unknown-step", message, way, offered, at, mend=HUB_STEP)

    def _is_step(self, text: str) -> bool:
        """Whether a path can contain a step."""
        if text in self.choices:
            return True
        place, _, way = text.partition("/")
        if way == NEXT:
            return place in self.pauses
        return place in self.hubs and (way == LEAVE or self.storylets.get(way) == place)

    def _choice(self, scene: str, way: str, at: Span) -> None:
        """Tell a choice that its scene does not have, with the nearest that it has."""
        if scene not in self.addresses:
            scenes = [name for name in self.addresses if "." not in name]
            self._unknown(
                "unknown-step", f"no scene is called “{scene}”", scene, scenes, at, mend=STEP
            )
            return
        own = [step.partition("/")[2] for step in self.choices if scene_of(step) == scene]
        near = nearest(way, own)
        hint = f"Did you mean “{scene}/{near}”?" if near else STEP
        message = f"the scene “{scene}” has no choice “{way}”"
        self.tell(Diagnostic("unknown-step", at, message, hint))

    def note(self, name: str, at: Span, *, kind: str = "") -> None:
        """Tell a note that is not written, or is of another kind than is due."""
        its = self.notes.get(name)
        if self.has("note", name, kind):
            return
        if name in self.broken or (its is None and "notes" in self.broken):
            return
        known = [note for note, other in self.notes.items() if not kind or other == kind]
        what = kind or "note"
        if its is None:
            says, mend = f"no {what} is called “{name}”", unwritten_note(name, kind)
            self._unknown("unknown-note", says, name, known, at, mend=mend)
        else:
            message = f"“{name}” is a note of the kind {its}; here a {kind} is due"
            self._unknown("unknown-note", message, name, known, at, mend=f"Name a {kind}.")

    def citation(self, citation: Citation, at: Span) -> None:
        """Tell a citation of a source that is not listed."""
        if self.has("source", citation.source):
            return
        if self.broken.isdisjoint(("sources", *SOURCES)):
            message = f"no source is called “{citation.source}”"
            place = citation.span or at
            self._unknown(
                "unknown-source", message, citation.source, self.sources, place, mend=SOURCE
            )

    def one_of(
        self, name: str, known: Collection[str], *, what: str, at: Span, folder: str
    ) -> None:
        """Tell a name that is none of the known ones of its kind, if their folder could be read."""
        if name not in known and not self.broken & {name, folder}:
            says, mend = f"no {what} is called “{name}”", unwritten(name, folder)
            self._unknown("unknown-name", says, name, known, at, mend=mend)

    def _unknown(  # noqa: PLR0913 - a finding, what is near, and what else to do
        self, rule: str, message: str, name: str, known: Iterable[str], at: Span, *, mend: str
    ) -> None:
        self.tell(Diagnostic(rule, at, message, did_you_mean(name, known) or mend))
