"""What follows an ending: what is taken along, and the ways on from there."""

from commune.play.answers import Said, Verb
from commune.play.blocks import Block, Heading, Hint, Prose
from commune.play.desk import Desk
from commune.play.presenter import closing_card, title_card
from commune.play.standing import Standing, begun
from commune.play.writing import text_of

# The first is what a key pressed once too often takes: it only shows something.
AGAIN = Said(Verb.LOAD)  # a fresh playthrough in the place of this one
LEADS = {
    "See the endings you have met.": Said(Verb.ENDINGS),
    "Go back to one of your choices.": Said(Verb.CHOICES),
    "See what was made up, scene by scene.": Said(Verb.INVENTED),
    "Open the notebook.": Said(Verb.NOTEBOOK),
    "Begin again; this playthrough is kept.": AGAIN,
    "Leave.": Said(Verb.QUIT),
}


def afterwards(standing: Standing, *, gentle: bool = False) -> tuple[Block, ...]:
    """What was reached, kept and found, and what the story says of itself."""
    journal = standing.journal
    manifest = journal.story.manifest
    card = closing_card(f"The end of {manifest.title}", journal, gentle=gentle)
    about = text_of(manifest.about, journal)
    return (card, Heading("About this story"), Prose(about)) if about else (card,)


def anew(standing: Standing, desk: Desk) -> tuple[Standing, tuple[Block, ...]]:
    """A new playthrough from where this one began, and what is said before its first page."""
    kept = desk.put_aside(standing)
    fresh = begun(standing.journal.story, opening=standing.opening)
    said = (Hint(f"The playthrough you were in is kept as “{kept}”."),) if kept else ()
    return fresh, (*said, title_card(fresh.journal))
