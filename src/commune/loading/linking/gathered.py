"""What a story has of several files together: the storylets of hubs, the notes of paragraphs."""

from commune.loading.linking.names import first_of
from commune.loading.story import Draft
from commune.model.notes import Article


def paragraphs_of(draft: Draft) -> dict[str, str]:
    """The note of each paragraph of the article, by its first."""
    found: dict[str, str] = {}
    for note in draft.notes.values():
        if isinstance(note.body, Article):
            found.setdefault(note.body.paragraph, note.id)
    return found


def storylets_of(draft: Draft) -> dict[str, tuple[str, ...]]:
    """The storylets of each hub, highest priority first, then by id."""
    hubs: dict[str, list[tuple[int, str]]] = {}
    for scene in draft.scenes.values():
        if scene.storylet is not None:
            entry = (-scene.storylet.priority, scene.id)
            hubs.setdefault(first_of(draft, scene.storylet.hub.id), []).append(entry)
    return {hub: tuple(scene for _, scene in sorted(found)) for hub, found in hubs.items()}
