"""What moves a reader besides choosing: undo, redo, back to a choice, another playthrough."""

from commune.engine.page import plain
from commune.model.ids import is_pause
from commune.play.answers import Said, Verb
from commune.play.asking import Move
from commune.play.desk import Desk
from commune.play.road import choices_made
from commune.play.standing import Standing, back_to, redone, resumed, undone
from commune.play.typed import number_of, shortened
from commune.saves import AUTOSAVE, Absent, Playthrough, SetAside, slot_name
from commune.values import replace

_QUOTES = "“”."


def moved(said: Said, standing: Standing, desk: Desk) -> Move:
    """Do what was asked; where it cannot be done, the standing is the same and `word` says why."""
    match said.verb:
        case Verb.UNDO:
            before = undone(standing)
            if before is None:
                return Move(standing, "There is nothing to take back: it begins here.")
            return Move(before, f"Taken back: {_named(standing, before)}.")
        case Verb.REDO:
            after = redone(standing)
            if after is None:
                return Move(standing, "There is nothing to take again.")
            return Move(after, f"Taken again: {_named(after, standing)}.")
        case Verb.BACK:
            return _back(said.about, standing)
        case Verb.LOAD:
            return _loaded(said.about, standing, desk)
        case Verb.QUIT:
            return Move(standing, leaving=True)
        case _:
            return Move(standing)


def _named(longer: Standing, shorter: Standing) -> str:
    """What lies between two standings, in words: the choice, or how many of them."""
    made = choices_made(longer)[len(choices_made(shorter)) :]
    if len(made) == 1:
        return f"“{plain(made[0].offer.label).strip(_QUOTES)}”"
    return f"{len(made)} choices" if made else "a page turned"


def _back(about: str, standing: Standing) -> Move:
    """To before a choice, by its number among those that can be gone back to (from 1)."""
    made = choices_made(standing)
    number = number_of(about)
    before = back_to(standing, made[number - 1].length) if 1 <= number <= len(made) else None
    if before is None:
        count = f"{len(made)} choice{'' if len(made) == 1 else 's'}"
        return Move(standing, f"There is no choice “{shortened(about)}”: you made {count}.")
    steps = sum(1 for step in before.ahead if not is_pause(step))
    lead, them = ("choice lies", "it") if steps == 1 else ("choices lie", "them")
    label = plain(made[number - 1].offer.label).strip(_QUOTES)
    return Move(before, f"Before “{label}”. {steps} {lead} ahead; redo takes {them} again.")


def _loaded(about: str, standing: Standing, desk: Desk) -> Move:
    """Another playthrough in the place of this one, which is kept."""
    title = standing.playthrough.story_title
    if desk.shelf is None:
        return Move(standing, "Nothing is kept in this sitting, and nothing can be opened.")
    name = slot_name(about)
    if name == desk.slot:
        return Move(standing, "That is the playthrough you are in.")
    known = {slot.name for slot in desk.shelf.slots(title)}
    if name not in known:
        names = ", ".join(sorted(known - {desk.slot})) or "none"
        what = f"There is no playthrough “{about}”." if about else "Say which playthrough to open."
        return Move(standing, f"{what} There are: {names}.")
    found = desk.shelf.load(title, name)
    if isinstance(found, SetAside):
        if found.before is None:
            return Move(standing, found.reason)
        move = _opened(found.before, name, standing, desk)
        return replace(move, word=f"{found.reason} The save before it is opened. {move.word}")
    if isinstance(found, Absent):
        return Move(standing, f"There is no playthrough “{about}”.")
    return _opened(found, name, standing, desk)


def _opened(saved: Playthrough, name: str, standing: Standing, desk: Desk) -> Move:
    desk.learn(standing.journal)
    kept = desk.put_aside(standing)
    opened, stopped = resumed(standing.journal.story, saved)
    shown = "the last one" if name == AUTOSAVE else f"“{name}”"
    word = (
        f"You go on from {shown} here.{f' Your place before is kept as “{kept}”.' if kept else ''}"
    )
    if stopped is not None:
        lost = len(saved.path) - stopped.made
        lead = "last step of it leads" if lost == 1 else f"last {lost} steps of it lead"
        word += f" The story was changed since: the {lead} no further."
    return Move(opened, word, afar=True)
