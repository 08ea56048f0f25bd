"""What a reader can have done where they stand: keep the place, write a file, change a setting."""

from pathlib import Path

from commune.play.answers import Asker, Said, Verb
from commune.play.desk import Desk
from commune.play.setting import set_to
from commune.play.standing import Standing
from commune.saves import slot_name

STAYING = frozenset({Verb.SAVE, Verb.TRANSCRIPT, Verb.SET, Verb.GENTLE})


def done(said: Said, standing: Standing, desk: Desk, asker: Asker | None) -> str:
    """Do it; the sentence that tells the reader what came of it."""
    about = said.about
    match said.verb:
        case Verb.SAVE:
            if not about and asker is not None:
                about = asker.line("Keep this place as (a name; empty goes back)")
            return desk.keep_as(standing, slot_name(about)) if about else "Nothing was kept."
        case Verb.TRANSCRIPT:
            if not about and asker is not None:
                about = asker.line("Write the transcript to (a file; empty goes back)")
            return _written(standing, about) if about else "Nothing was written."
        case Verb.GENTLE:
            return set_to(desk, "gentle")
        case Verb.SET:
            return set_to(desk, about)
        case _:
            return ""


def _written(standing: Standing, name: str) -> str:
    """Write the transcript to a new file; one that is there is not touched."""
    # Deferred: only who wants a transcript waits for what makes one.
    from commune.play.transcript import transcript  # noqa: PLC0415

    place = Path(name).expanduser()
    try:
        with place.open("x", encoding="utf-8", newline="\n") as file:
            file.write(transcript(standing))
    except FileExistsError:
        return f"{place} is there already and was left as it is."
    except (OSError, ValueError) as problem:
        why = getattr(problem, "strerror", None) or str(problem)
        return f"The transcript could not be written to {place} ({why})."
    return f"What you read and chose is in {place.absolute()}."
