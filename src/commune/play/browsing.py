"""Pages beside the story, opened one from another, until the reader is back or moves on."""

from collections.abc import Callable

from commune.play.answers import SHOWING, Asker, Said, Verb
from commune.play.asking import Here
from commune.play.desk import Desk
from commune.play.doing import STAYING
from commune.play.leaves.around import Around
from commune.play.leaves.open import leaf_of

Done = Callable[[Said], str]  # does what leaves the reader where they are; what is said of it


def browse(
    first: Said,
    *,
    asker: Asker,
    desk: Desk,
    here: Here,
    done: Done,
) -> Said | None:
    """Open a leaf and those it leads to; what moves the reader, or None when they are back.

    From one leaf to another of its own is no way back: only a note, or a search, is opened
    over what it was found in. The key that opened a leaf closes it.
    """
    story = here.seen.journal.story
    desk.learn(here.seen.journal)
    opened = [first]
    word = ""
    while opened:
        top = opened[-1]
        if top.verb is Verb.NOTE:
            desk.opened(top.about, story.manifest.title)
        answer = asker.read(leaf_of(top, _around(desk, here, asker)), word)
        word = ""
        if answer is None:
            opened.pop()
        elif answer.verb in STAYING and answer != Said(Verb.SET):
            word = done(answer)
        elif answer.verb is Verb.NOTE or _searches(answer, top):
            opened.append(answer)
        elif answer.verb in SHOWING or answer == Said(Verb.SET):
            kind = Verb.SETTINGS if answer.verb is Verb.SET else answer.verb
            same = kind is opened[0].verb and not answer.about
            opened = [] if same else [Said(kind, answer.about)]
        else:
            return None if answer.verb is Verb.PAGE else answer
    return None


def _searches(answer: Said, top: Said) -> bool:
    """Whether words are looked for from the notebook, to which one comes back then."""
    return answer.verb is top.verb is Verb.NOTEBOOK and bool(answer.about) and not top.about


def _around(desk: Desk, here: Here, asker: Asker) -> Around:
    title = here.seen.playthrough.story_title
    return Around(
        standing=here.seen,
        memory=desk.memory,
        settings=desk.settings,
        notes=here.notes,
        slots=desk.shelf.slots(title) if desk.shelf else (),
        slot=desk.slot if desk.shelf else "",
        help=asker.help(),
    )
