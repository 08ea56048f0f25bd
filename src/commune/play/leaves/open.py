"""Which leaf answers which verb."""

from commune.play.answers import HELP_ON_VERBS, Leaf, Said, Verb
from commune.play.blocks import Help
from commune.play.leaves.around import Around
from commune.play.leaves.keeping import saves, settings
from commune.play.leaves.notes import notebook, of_kind, one_note, page_notes
from commune.play.leaves.road import choices, endings, invented, ledger, where


def leaf_of(said: Said, around: Around) -> Leaf:  # noqa: C901, PLR0912 - one case a leaf
    """The leaf that a showing verb opens, as things stand now."""
    match said.verb:
        case Verb.NOTES:
            return page_notes(around)
        case Verb.NOTE:
            return one_note(around, said.about)
        case Verb.NOTEBOOK:
            return notebook(around, said.about)
        case Verb.PEOPLE:
            return of_kind(around, "person")
        case Verb.PLACES:
            return of_kind(around, "place")
        case Verb.LEDGER:
            return ledger(around)
        case Verb.CHOICES:
            return choices(around)
        case Verb.WHERE:
            return where(around)
        case Verb.ENDINGS:
            return endings(around)
        case Verb.INVENTED:
            return invented(around)
        case Verb.SAVES:
            return saves(around)
        case Verb.SETTINGS:
            return settings(around)
        case _:
            words = ((verb.value, about) for verb, about in HELP_ON_VERBS.items())
            return Leaf("Help", (Help(around.help or tuple(words)),))
