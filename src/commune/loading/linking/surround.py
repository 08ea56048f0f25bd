"""Linking what stands around the scenes: manifest, notes, fates, openings, lessons, claims."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, TypeVar

from commune.diagnostics import Diagnostic, Span
from commune.diagnostics.nearest import did_you_mean, nearest
from commune.loading.linking.kinds import is_protagonist
from commune.loading.linking.translated import link_translation
from commune.loading.story import Draft
from commune.model.ids import scene_of
from commune.model.lessons import Claim, Lesson, Opening
from commune.model.notes import Article, Debate, Document, Fact, Note, Person, Place, Position, Word
from commune.model.story import Act, Fate, Manifest
from commune.model.variables import FlagVariable, Variable, WordVariable

if TYPE_CHECKING:
    from commune.loading.linking.link import Linker

T = TypeVar("T")


def link_surround(draft: Draft, linker: "Linker") -> None:
    """Link every file that is not a scene."""
    if draft.manifest is not None:
        _manifest(draft, draft.manifest, linker)
    _each(draft.variables.values(), lambda variable: _variable(variable, linker))
    _each(draft.acts.values(), lambda act: _act(act, linker))
    _each(draft.notes.values(), lambda note: _note(note, linker))
    _each(draft.fates.values(), lambda fate: _fate(fate, linker))
    _each(draft.openings.values(), lambda opening: _opening(opening, linker, draft))
    _each(draft.lessons.values(), lambda lesson: _lesson(lesson, linker))
    _each(draft.claims.values(), lambda claim: _claim(claim, linker))
    _each(draft.translations, lambda translation: link_translation(translation, draft, linker))


def _each(values: Iterable[T], link: Callable[[T], None]) -> None:
    for value in values:
        link(value)


def _variable(variable: Variable, linker: "Linker") -> None:
    if isinstance(variable, FlagVariable):
        linker.words(variable.ledger, variable.span or Span.at("variables.yaml"))


def _act(act: Act, linker: "Linker") -> None:
    at = act.span or Span.at(act.id)
    linker.prose(act.epigraph, at)
    linker.prose(act.text, at)


def _manifest(draft: Draft, manifest: Manifest, linker: "Linker") -> None:
    at = manifest.span or Span.at("story.yaml")
    names = linker.names
    if draft.scenes:
        names.target(manifest.first, scene="", at=at)
    linker.prose(manifest.content, at)
    linker.prose(manifest.about, at)
    linker.words(manifest.pause, at)
    _acts(draft, manifest, linker, at)
    who = manifest.protagonist
    if who and not is_protagonist(who, draft) and not draft.broken & {who, "variables"}:
        place = manifest.place_of(who) or at
        words = [name for name, one in draft.variables.items() if isinstance(one, WordVariable)]
        message = f"“{who}” is to say who you are, and is no word variable"
        hint = did_you_mean(who, words) or "Declare it in variables.yaml with kind: word."
        linker.tell(Diagnostic("unknown-variable", place, message, hint))
    _renamings(manifest, linker, at)


def _renamings(manifest: Manifest, linker: "Linker", at: Span) -> None:
    """Tell each circle of renamings, once: at the first name that it holds."""
    over: set[str] = set()
    for old in manifest.renamed:
        seen = [old]
        while (new := manifest.renamed.get(seen[-1])) is not None and new not in seen:
            seen.append(new)
        if new is not None and over.isdisjoint(seen):
            circle = seen[seen.index(new) :]
            place = manifest.place_of(circle[0]) or at
            message = f"“{circle[0]}” is renamed in a circle: {' → '.join([*circle, new])}"
            hint = "Take out the line whose old name is in use today."
            linker.tell(Diagnostic("renamed-cycle", place, message, hint))
        over.update(seen)


def _acts(draft: Draft, manifest: Manifest, linker: "Linker", at: Span) -> None:
    """Tell acts that are named and not there, or there and not named; a slip of one name once."""
    unnamed = [act for act in draft.acts if act not in manifest.acts]
    for act in manifest.acts:
        if act not in draft.acts and (near := nearest(act, unnamed)):
            unnamed.remove(near)
        linker.names.one_of(
            act, draft.acts, what="act", at=manifest.place_of(act) or at, folder="acts"
        )
    for act in unnamed:
        message = f"the act “{act}” does not stand in story.yaml"
        hint = "Add it to “acts”, in its place."
        linker.tell(Diagnostic("unknown-name", draft.acts[act].span or at, message, hint))


def _note(note: Note, linker: "Linker") -> None:
    at = note.span or Span.at(note.id)
    for citation in note.sources:
        linker.names.citation(citation, at)
    for reference in note.see:
        linker.names.note(reference.id, reference.span or at)
    match note.body:
        case Fact(text) | Person(text):
            linker.prose(text, at)
        case Place(then, today):
            linker.prose(then, at)
            linker.prose(today, at)
        case Word(gloss=gloss):
            linker.words(gloss, at)
        case Document(text=text, original=original):
            linker.prose(original, at)
            linker.prose(text, at)
        case Debate(positions=positions):
            _positions(positions, linker, at)
        case Article(says=says, record=record, argued=argued):
            linker.prose(says, at)
            linker.prose(record, at)
            _positions(argued, linker, at)


def _positions(positions: tuple[Position, ...], linker: "Linker", at: Span) -> None:
    for position in positions:
        linker.prose(position.text, at)
        for citation in position.sources:
            linker.names.citation(citation, at)


def _fate(fate: Fate, linker: "Linker") -> None:
    at = fate.span or Span.at(fate.person)
    linker.names.note(fate.person, at, kind="person")
    for variant in fate.variants:
        linker.condition(variant.condition, variant.span or at, decides=False)
        linker.prose(variant.text, variant.span or at)


def _opening(opening: Opening, linker: "Linker", draft: Draft) -> None:
    at = opening.span or Span.at(opening.id)
    renamed = draft.manifest.renamed if draft.manifest else {}
    for reference in opening.path:
        if reference.id not in renamed and scene_of(reference.id) not in renamed:
            linker.names.step(reference.id, reference.span or at)
    if opening.start is not None:
        linker.names.target(opening.start, scene=scene_of(opening.start.id), at=at)
    linker.effects(opening.effects, at)


def _lesson(lesson: Lesson, linker: "Linker") -> None:
    at = lesson.span or Span.at(lesson.id)
    names = linker.names
    if lesson.opening is not None:
        place = lesson.opening.span or at
        names.one_of(lesson.opening.id, names.openings, what="opening", at=place, folder="openings")
    if lesson.until is not None:
        names.address(lesson.until.id, lesson.until.span or at)
    for reference in lesson.documents:
        names.note(reference.id, reference.span or at)


def _claim(claim: Claim, linker: "Linker") -> None:
    at = claim.span or Span.at("claims.yaml")
    linker.condition(claim.condition, at, decides=False)
    if claim.at is not None and claim.at.id != "endings":
        linker.names.address(claim.at.id, claim.at.span or at)
