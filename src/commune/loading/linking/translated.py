"""Linking translations: each text beside its original, asking nothing that one does not."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from commune.diagnostics import Diagnostic, Span
from commune.diagnostics.nearest import did_you_mean
from commune.expressions import atoms, slots_asked
from commune.loading.files.layout import id_of, kind_of
from commune.loading.story import Draft
from commune.model import Choice, Passage, Scene
from commune.model.asked import questions_in
from commune.model.lessons import Translation
from commune.model.prose import Choose, Framed, Gentle, Paragraph, Prose, Said, Shown, Words
from commune.model.scene import Choices, Go, Hub

if TYPE_CHECKING:
    from commune.loading.linking.link import Linker

Told = str | Words | Prose


def link_translation(translation: Translation, draft: Draft, linker: "Linker") -> None:
    """Link the texts of a translated file, and hold them against their originals."""
    at = translation.span or Span.at(translation.original)
    languages: tuple[str, ...] = ()
    if draft.manifest is not None:
        languages = draft.manifest.languages or (draft.manifest.language,)
    if languages and translation.language not in languages:
        message = f"“{translation.language}” is none of the story's languages"
        hint = "Add it to “languages” in story.yaml."
        linker.tell(Diagnostic("translation-place", at, message, hint))
    if not _has_original(translation, draft):
        message = f"there is no {translation.original} to be translated"
        linker.tell(Diagnostic("translation-place", at, message, "Name it like its original."))
        return
    paths = (translation.file, translation.original)
    linker.part(paths, lambda: _texts_against_originals(translation, draft, linker))


def _texts_against_originals(translation: Translation, draft: Draft, linker: "Linker") -> None:
    at = translation.span or Span.at(translation.original)
    name = id_of(translation.original)
    scene = draft.scenes.get(name) if kind_of(translation.original) == "scene" else None
    originals = dict(_texts(scene)) if scene is not None else None
    for key, text in translation.texts.items():
        _link(text, linker, at)
        if originals is None:
            continue
        if key not in originals:
            message = f"“{key}” has no original in the scene “{name}”"
            hint = did_you_mean(key, originals)
            here = translation.place_of(key) or at
            linker.tell(Diagnostic("translation-place", here, message, hint))
            continue
        known = _asked(originals[key])
        for slot, place in sorted(_asked(text).items()):
            if slot not in known and _is_there(slot, linker):
                message = f"“{key}” asks for {slot}, which its original does not"
                hint = "A translation's conditions may ask only what its original asks."
                here = place or translation.place_of(key) or at
                linker.tell(Diagnostic("translation-place", here, message, hint))


def _has_original(translation: Translation, draft: Draft) -> bool:
    name = id_of(translation.original)
    if draft.broken & {name, translation.original.partition("/")[0]}:
        return True
    match kind_of(translation.original):
        case "scene":
            scene = draft.scenes.get(name)
            return scene is not None and f"/{scene.act}/" in f"/{translation.original}"
        case "note":
            return name in draft.notes
        case "fate":
            return name in draft.fates
        case "opening":
            return name in draft.openings
        case "lesson":
            return name in draft.lessons
        case "act":
            return translation.original.split("/")[1] in draft.acts
        case _:
            return True


def _texts(scene: Scene) -> Iterator[tuple[str, Told]]:
    """The texts of a scene by their place in its file."""
    yield "title", scene.title
    yield "invented", scene.invented
    if scene.summary is not None:
        yield "summary.text", scene.summary.text
    if scene.storylet is not None:
        yield "storylet.offer", scene.storylet.offer
    for passage in scene.passages.values():
        yield from _texts_of(passage, f"passages.{passage.id}")


def _texts_of(passage: Passage, place: str) -> Iterator[tuple[str, Told]]:
    yield f"{place}.title", passage.title
    yield f"{place}.text", passage.text
    match passage.way:
        case Choices(choices):
            for choice in choices:
                yield from _choice_texts(choice, f"{place}.choices.{choice.id}")
        case Go(pause=pause):
            yield f"{place}.next", pause
        case Hub(leave=leave):
            yield f"{place}.hub.leave", leave
        case _:
            pass


def _choice_texts(choice: Choice, place: str) -> Iterator[tuple[str, Told]]:
    yield f"{place}.label", choice.label
    yield f"{place}.locked", choice.locked
    yield f"{place}.text", choice.text


def _link(text: Told, linker: "Linker", at: Span) -> None:
    if isinstance(text, str):
        return
    for part in text:
        match part:
            case Paragraph() | Framed() | Said() | Choose() | Gentle():
                linker.prose((part,), at)
            case _:
                linker.words((part,), at)


def _is_there(slot: str, linker: "Linker") -> bool:
    """Whether a slot is of something there is; else it was told as unknown."""
    asked, _, name = slot.rpartition(" ")
    names = linker.names
    match asked:
        case "":
            return slot in linker.declared.variables
        case "visited":
            return name in names.addresses
        case _:
            return name in names.choices or name.partition("/")[0] in names.addresses


def _asked(text: Told) -> dict[str, Span | None]:
    """The names of all slots that a text asks about or shows, each with its first place."""
    found: dict[str, Span | None] = {}
    for asked in questions_in(text) if not isinstance(text, str) else ():
        for atom in (asked,) if isinstance(asked, Shown) else atoms(asked):
            slots = (atom.variable,) if isinstance(atom, Shown) else slots_asked(atom)
            for slot in slots:
                found.setdefault(slot, atom.span)
    return found
