"""The second pass: every name leads somewhere, and the layout of the state is made.

What a file says was read already; here its names are looked up in all the others, and
each condition is held against the variables it asks about.
"""

from collections.abc import Callable, Sequence
from functools import partial

from commune.diagnostics import Diagnostic, Span
from commune.expressions import Condition, atoms, layout_of, took_slot, visited_slot
from commune.expressions.syntax import Comparison, Took, Visited
from commune.loading.linking.gathered import paragraphs_of, storylets_of
from commune.loading.linking.kinds import Declared, check_effect, check_question
from commune.loading.linking.known import Known
from commune.loading.linking.names import Names, first_of
from commune.loading.linking.surround import link_surround
from commune.loading.linking.telling import only_the_first, putting_down
from commune.loading.story import Draft
from commune.loading.tree.tree import Tell
from commune.model import Choice, Passage, Scene, Story
from commune.model.effects import Effect, Reveal
from commune.model.ids import choice_step, passage_step
from commune.model.prose import (
    Arm,
    Branch,
    Choose,
    Emphasis,
    Framed,
    Gentle,
    NoteLink,
    Paragraph,
    Prose,
    Said,
    Shown,
    Text,
    Words,
)
from commune.model.scene import Choices, Divert, Go, Hub, Storylet, Summary
from commune.values import field, value


def link(draft: Draft, tell: Tell, *, known: Known | None = None) -> Story | None:
    """Look up every name, telling those that lead nowhere; None without a manifest.

    Of parts that are `known` nothing was told, and nothing is.
    """
    if not draft.variables:
        tell = only_the_first("unknown-variable", tell)  # it is one mistake: none is declared
    declared = Declared.of(draft)
    told: list[Diagnostic] = []
    tell = putting_down(told, tell)
    linker = Linker(draft, Names.of(draft, tell), declared, tell, told)
    linker.nobody = draft.manifest is not None and not draft.manifest.protagonist
    linker.known = known
    if known is not None:
        known.under(draft)
    for scene in draft.scenes.values():
        linker.part((f"acts/{scene.act}/{scene.id}.yaml",), partial(linker.scene, scene))
    link_surround(draft, linker)
    declared.tell_unknown(tell)
    if draft.manifest is None:
        return None
    return Story(
        manifest=draft.manifest,
        variables=draft.variables,
        acts=draft.acts,
        scenes=draft.scenes,
        fates=draft.fates,
        notes=draft.notes,
        sources=draft.sources,
        layout=layout_of(draft.variables, linker.asked),
        storylets=storylets_of(draft),
        openings=draft.openings,
        lessons=draft.lessons,
        claims=draft.claims,
        translations=draft.translations,
        paragraphs=paragraphs_of(draft),
    )


@value(frozen=False)
class Linker:
    """Holds what is named against the names there are; collects what conditions ask about."""

    draft: Draft
    names: Names
    declared: Declared
    tell: Tell
    told: list[Diagnostic] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)
    nobody: bool = False  # whether no variable says who you are
    silenced: bool = False  # whether that was told, so that of other scenes it is not
    known: Known | None = None

    def part(self, paths: Sequence[str], link: Callable[[], None]) -> None:
        """Link a part that was read from these files, unless what that gives is known."""
        if self.known is None:
            link()
        else:
            self.known.link(paths, self, link)

    def scene(self, scene: Scene) -> None:
        """Link a scene's head and its passages."""
        at = scene.span or Span.at(scene.id)
        names = self.names
        for reference in scene.cast:
            names.note(reference.id, reference.span or at, kind="person")
        if scene.place is not None:
            names.note(scene.place.id, scene.place.span or at, kind="place")
        for reference in scene.article:
            if not names.has("paragraph", reference.id):
                what = "paragraph of the article"
                place = reference.span or at
                names.one_of(reference.id, names.paragraphs, what=what, at=place, folder="notes")
        for citation in scene.sources:
            names.citation(citation, at)
        self.words(scene.invented, at)
        if scene.storylet is not None:
            self._storylet(scene, scene.storylet, at)
        if scene.summary is not None:
            self._summary(scene, scene.summary, at)
        for passage in scene.passages.values():
            self.passage(scene, passage)

    def passage(self, scene: Scene, passage: Passage) -> None:
        """Link a passage and its way on."""
        at = passage.span or scene.span or Span.at(scene.id)
        self.effects(passage.effects, at)
        self.prose(passage.text, at)
        for reference in passage.fates:
            if not self.names.has("fate", reference.id):
                place = reference.span or at
                fates = self.names.fates
                self.names.one_of(reference.id, fates, what="fate", at=place, folder="fates")
        match passage.way:
            case Choices(choices):
                for choice in choices:
                    self.choice(scene, choice)
            case Go(to, pause):
                self.words(pause, at)
                self.divert(to, scene=scene.id, at=at)
            case Hub(then=then, leave=leave):
                self.words(leave, at)
                self.divert(then, scene=scene.id, at=at)
            case _:
                pass

    def choice(self, scene: Scene, choice: Choice) -> None:
        """Link a choice."""
        at = choice.span or Span.at(scene.id)
        self.words(choice.label, at)
        self.words(choice.locked, at)
        self.condition(choice.condition, at, decides=True)
        self.effects(choice.effects, at)
        self.prose(choice.text, at)
        self.divert(choice.to, scene=scene.id, at=at)
        if choice.once:
            self.asked.append(took_slot(choice_step(scene.id, choice.id)))
        if choice.protagonist and self.nobody:
            self.nobody = False  # told once: it is one key that is missing
            self.silenced = True
            says = "“as” asks who the reader is, and story.yaml does not say which variable knows"
            hint = f"Add “protagonist:” with the word variable that can be “{choice.protagonist}”."
            self.tell(Diagnostic("missing-key", at, says, hint))

    def divert(self, divert: Divert, *, scene: str, at: Span) -> None:
        """Link the targets of a way on."""
        for target in divert:
            self.names.target(target.to, scene=scene, at=at)
            self.condition(target.condition, at, decides=True)

    def effects(self, effects: tuple[Effect, ...], at: Span) -> None:
        """Link effects; what only prose may ask must not decide what others may."""
        variables = self.draft.variables
        for effect in effects:
            check_effect(effect, self.declared, at=at, tell=self.tell)
            place = effect.span or at
            target = None
            if isinstance(effect, Reveal):
                self.names.note(effect.note, place)
            else:
                target = variables.get(effect.variable)
            decides = target is not None and not target.prose_only
            self.condition(effect.condition, place, decides=decides)

    def condition(self, condition: Condition | None, at: Span, *, decides: bool) -> None:
        """Link a condition; one that `decides` must not ask what only prose may ask."""
        for atom in atoms(condition) if condition is not None else ():
            place = atom.span or at
            match atom:
                case Visited(address):
                    self.names.address(address, place)
                    self.asked.append(visited_slot(address))
                case Took(step):
                    self.names.taken(step, place)
                    self.asked.append(took_slot(step))
                case _:
                    variable = check_question(atom, self.declared, at=at, tell=self.tell)
                    if decides and variable is not None and variable.prose_only:
                        name = atom.variable
                        message = f"“{name}” is declared “read: prose”, but it decides here"
                        hint = "Take “read: prose” away, or ask something else."
                        self.tell(Diagnostic("prose-only", place, message, hint))

    def prose(self, prose: Prose, at: Span) -> None:
        """Link what stands in prose."""
        for block in prose:
            match block:
                case Paragraph(words):
                    self.words(words, at)
                case Choose(arms):
                    for arm in arms:
                        self._arm(arm, at)
                case Framed(blocks=blocks):
                    self.prose(blocks, at)
                case Said(person, citation, blocks, span):
                    self.names.note(person, span or at, kind="person")
                    self.names.citation(citation, span or at)
                    self.prose(blocks, at)
                case Gentle(blocks, otherwise):
                    self.prose(blocks, at)
                    self.prose(otherwise, at)

    def words(self, words: Words, at: Span) -> None:
        """Link what stands in a line."""
        for inline in words:
            match inline:
                case Text():
                    pass  # what there is most of
                case NoteLink(note, inner, span):
                    self.names.note(note, span or at)
                    self.words(inner, at)
                case Shown(variable, span):
                    self.declared.known(
                        variable, at=span or at, tell=self.tell, besides=("else", "end", "gentle")
                    )
                case Branch(condition, then, otherwise, span):
                    self.condition(condition, span or at, decides=False)
                    self.words(then, at)
                    self.words(otherwise, at)
                case Emphasis(inner):
                    self.words(inner, at)
                case _:
                    pass

    def _arm(self, arm: Arm, at: Span) -> None:
        self.condition(arm.condition, arm.span or at, decides=False)
        self.prose(arm.blocks, at)

    def _storylet(self, scene: Scene, head: Storylet, at: Span) -> None:
        names = self.names
        hub, place = first_of(self.draft, head.hub.id), head.hub.span or at
        if names.has("storylet", scene.id, hub):
            self.asked.append(took_slot(passage_step(hub, scene.id)))
        elif hub in names.addresses:
            message = f"“{hub}” is a passage, but it has no hub"
            self.tell(Diagnostic("unknown-hub", place, message))
        else:
            names.address(hub, place)
        self.words(head.offer, head.span or at)
        self.condition(head.condition, head.span or at, decides=True)

    def _summary(self, scene: Scene, summary: Summary, at: Span) -> None:
        self.prose(summary.text, summary.span or at)
        choices = _choices_of(scene)
        for who, path in summary.path.items():
            for reference in path:
                place = reference.span or summary.span or at
                choice = choices.get(reference.id)
                if choice is None:
                    self.names.step(choice_step(scene.id, reference.id), place)
                elif not _open_by_form(choice, who):
                    message = f"“{reference.id}” is not open to every reader of the summary"
                    hint = "A summary goes by choices without “if”, and by “as” only its own."
                    self.tell(Diagnostic("summary-path", place, message, hint))


def _choices_of(scene: Scene) -> dict[str, Choice]:
    """All choices of a scene, by id."""
    ways = (passage.way for passage in scene.passages.values())
    return {one.id: one for way in ways if isinstance(way, Choices) for one in way.choices}


def _open_by_form(choice: Choice, who: str) -> bool:
    """Whether a choice is open to whoever takes the summary: no “if”, and “as” only its own."""
    own = bool(who) and choice.protagonist == who
    return choice.condition is None or (own and isinstance(choice.condition, Comparison))
