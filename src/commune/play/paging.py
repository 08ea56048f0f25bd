"""What stands around a page's text: where one is, what changed, and which notes were shown."""

from commune.engine import Journal
from commune.model.ids import scene_of
from commune.play.blocks import (
    Block,
    NumberedOffer,
    OfferList,
    Piece,
    SceneHeader,
    Status,
    words_of,
)
from commune.play.presenter import Sheet, scene_header
from commune.play.writing import line_of


def highest_note(blocks: object) -> int:
    """The highest number of a note whose marker stands in the blocks; 0 for none."""
    if isinstance(blocks, Piece):
        return blocks.note
    if isinstance(blocks, tuple):
        return max((highest_note(part) for part in blocks), default=0)
    names = getattr(blocks, "__match_args__", ())  # the fields of a block; words have none
    return max((highest_note(getattr(blocks, name)) for name in names), default=0)


def under(sheet: Sheet, *, whole: bool) -> tuple[Block, ...]:
    """What stands under a page; of the status only what changed, unless the `whole` is wanted."""
    if whole:
        return sheet.under
    found: list[Block] = []
    for block in sheet.under:
        if isinstance(block, Status):
            changed = tuple(entry for entry in block.entries if entry.before)
            found += [Status(changed)] if changed else []
        else:
            found.append(block)
    return tuple(found)


def place_of(journal: Journal, sheet: Sheet) -> tuple[Block, ...]:
    """The header of the scene one is in, for who comes back; none where the page has its own."""
    last = sheet.parts[-1].blocks if sheet.parts else ()
    if sheet.ended or any(isinstance(block, SceneHeader) for block in last):
        return ()
    story = journal.story
    return (scene_header(story.scenes[scene_of(journal.state.at)], story),)


def invented_here(journal: Journal) -> tuple[str, ...]:
    """What is made up in each scene that something on this page is told of, as its writer says."""
    told = (stop.place.scene for stop in journal.turn.trail if stop.place.told is not None)
    names = dict.fromkeys((*told, scene_of(journal.state.at)))
    scenes = [journal.story.scenes[name] for name in names]
    lines = ((scene.title, line_of(scene.invented, journal)) for scene in scenes)
    return tuple(f"Made up in “{title}”: {line}" for title, line in lines if line)


def questions(*labels: str) -> OfferList:
    """Questions of the game itself, asked like offers."""
    return OfferList(
        tuple(
            NumberedOffer(number, "", words_of(label))
            for number, label in enumerate(labels, start=1)
        )
    )


def counted(notes: tuple[str, ...]) -> str:
    """How many notes a page has, in words."""
    return f"notes 1 to {len(notes)}" if len(notes) > 1 else "one note" if notes else "no notes"
