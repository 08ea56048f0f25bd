"""Linking what stands around the scenes: manifest, notes, fates, openings, lessons, claims."""

from typing import TYPE_CHECKING

from commune.diagnostics import Diagnostic, Span
from commune.loading.story import Draft
from commune.model.ids import scene_of, split_address
from commune.model.lessons import Claim, Lesson, Opening, Translation
from commune.model.notes import Article, Debate, Document, Fact, Note, Person, Place, Position, Word
from commune.model.scene import Choices
from commune.model.story import Fate, Manifest
from commune.model.variables import FlagVariable, WordVariable

if TYPE_CHECKING:
    from commune.loading.link import Linker


def link_surround(draft: Draft, linker: "Linker") -> None:
    """Link every file that is not a scene."""
    for variable in draft.variables.values():
        if isinstance(variable, FlagVariable):
            linker.words(variable.ledger, variable.span or Span.at("variables.yaml"))
    if draft.manifest is not None:
        _manifest(draft, draft.manifest, linker)
    for act in draft.acts.values():
        at = act.span or Span.at(act.id)
        linker.prose(act.epigraph, at)
        linker.prose(act.text, at)
    for note in draft.notes.values():
        _note(note, linker)
    for fate in draft.fates.values():
        _fate(fate, linker)
    for opening in draft.openings.values():
        _opening(opening, linker, draft)
    for lesson in draft.lessons.values():
        _lesson(lesson, linker)
    for claim in draft.claims.values():
        _claim(claim, linker)
    for translation in draft.translations:
        _translation(translation, draft, linker)


def _manifest(draft: Draft, manifest: Manifest, linker: "Linker") -> None:
    at = manifest.span or Span.at("story.yaml")
    names = linker.names
    names.address(manifest.first.id, manifest.first.span or at)
    linker.prose(manifest.content, at)
    linker.prose(manifest.about, at)
    linker.words(manifest.pause, at)
    for act in manifest.acts:
        names.one_of(act, draft.acts, what="act", at=at)
    for act in draft.acts:
        if act not in manifest.acts:
            message = f"the act “{act}” does not stand in story.yaml"
            hint = "Add it to “acts”, in its place."
            linker.tell(Diagnostic("unknown-name", draft.acts[act].span or at, message, hint))
    if manifest.protagonist:
        variable = draft.variables.get(manifest.protagonist)
        if not isinstance(variable, WordVariable):
            message = f"“{manifest.protagonist}” is to say who you are, and is no word variable"
            linker.tell(Diagnostic("unknown-variable", at, message, "Declare it with kind: word."))
    for old in manifest.renamed:
        seen = [old]
        while (new := manifest.renamed.get(seen[-1])) is not None:
            if new in seen:
                message = f"“{old}” is renamed in a circle: {' → '.join([*seen, new])}"
                linker.tell(Diagnostic("renamed-cycle", at, message))
                break
            seen.append(new)


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
        linker.names.address(opening.start.id, opening.start.span or at)
    linker.effects(opening.effects, at)


def _lesson(lesson: Lesson, linker: "Linker") -> None:
    at = lesson.span or Span.at(lesson.id)
    names = linker.names
    if lesson.opening is not None:
        place = lesson.opening.span or at
        names.one_of(lesson.opening.id, names.openings, what="opening", at=place)
    if lesson.until is not None:
        names.address(lesson.until.id, lesson.until.span or at)
    for reference in lesson.documents:
        names.note(reference.id, reference.span or at)


def _claim(claim: Claim, linker: "Linker") -> None:
    at = claim.span or Span.at("claims.yaml")
    linker.condition(claim.condition, at, decides=False)
    if claim.at is not None and claim.at.id != "endings":
        linker.names.address(claim.at.id, claim.at.span or at)


def _translation(translation: Translation, draft: Draft, linker: "Linker") -> None:
    """Tell texts whose original has no such passage or choice."""
    at = translation.span or Span.at(translation.original)
    scene = draft.scenes.get(split_address(translation.original.rpartition("/")[2])[0])
    if scene is None:
        return
    for key in translation.texts:
        parts = key.split(".")
        if parts[0] != "passages" or len(parts) < 2:  # noqa: PLR2004 - passages.<id>...
            continue
        passage = scene.passages.get(parts[1])
        wrong = passage is None
        if passage is not None and len(parts) > 3 and parts[2] == "choices":  # noqa: PLR2004
            way = passage.way
            choices = way.choices if isinstance(way, Choices) else ()
            wrong = parts[3] not in {choice.id for choice in choices}
        if wrong:
            message = f"“{key}” has no original in the scene “{scene.id}”"
            linker.tell(Diagnostic("translation-place", at, message))
