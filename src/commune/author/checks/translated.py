"""Translated texts: in which file each stands, and what its original stands in."""

from commune.author.checks.finding import Thing, Where
from commune.author.checks.seen import Seen, Written
from commune.loading.files.layout import id_of, kind_of
from commune.model import Story
from commune.model.scene import Choices


def go_over_translations(seen: Seen) -> None:
    """Put down the translated texts: their signs are looked at like all others."""
    for translation in seen.story.translations:
        where = Where(translation.file)
        texts = translation.texts.items()
        seen.texts += (Written(where, place, text) for place, text in texts if text)


def things_of(file: str, place: str, story: Story) -> tuple[Thing, ...]:
    """What the original of a text stands in, and where a finding about it can be allowed.

    `file` is translated, and `place` the dotted place of the text in it.
    """
    original = file.split("/", 2)[2]
    name = id_of(original)
    match kind_of(original):
        case "note" if name in story.notes:
            return (story.notes[name],)
        case "scene" if name in story.scenes:
            scene = story.scenes[name]
            keys = place.split(".")
            passage = scene.passages.get(keys[1]) if keys[0] == "passages" and keys[1:] else None
            if passage is None:
                return (scene,)
            if keys[2:3] == ["choices"] and isinstance(passage.way, Choices):
                chosen = [one for one in passage.way.choices if one.id == "".join(keys[3:4])]
                return (scene, passage, *chosen)
            return (scene, passage)
        case _:
            return ()
