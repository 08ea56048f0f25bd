"""Signs that are mixed, or that terminals measure differently."""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from functools import lru_cache, partial
from itertools import groupby
from unicodedata import category, east_asian_width, name

from commune.author.checks.finding import Findings
from commune.author.checks.seen import Seen, Written
from commune.author.checks.survey import Survey
from commune.model.prose import (
    Block,
    Branch,
    Choose,
    Emphasis,
    Foreign,
    Framed,
    Gentle,
    Inline,
    NoteLink,
    Paragraph,
    Prose,
    Said,
    Text,
    Words,
)

_CURLY = frozenset("“”„‘’")
_WIDE_LANGUAGES = frozenset({"zh", "ja", "ko"})
_ANY_CURLY = re.compile("[“”„‘’]")
_STRAIGHTS = re.compile("[\"']")
_UNCOMMON = re.compile("[^\x00-\x7f\u00a0-\u00ac\u00ae-\u024f“”„‘’‚–—…\u202f]")
_SIGN = re.compile(  # letters in a row are told as one, and so is what is joined or selected
    "\\w+|[\U0001f1e6-\U0001f1ff]{1,2}|.(?:[\ufe00-\ufe0f\U0001f3fb-\U0001f3ff]|\u200d.)*",
    re.DOTALL,
)
_GUILLEMETS = re.compile(r"« | »")
_UNSEEN = frozenset({"Cf", "Co", "Cn", "Cs", "Me"})
Told = str | Words | Prose


def may_mix(seen: Seen) -> bool:
    """Whether curly quotes and straight ones stand in one text."""
    return any(_mixed(written.text) for written in _in_files(seen, _has_both))


def may_be_straight(seen: Seen) -> bool:
    """Whether straight quotes stand alone in a text."""
    return any(_straight(written.text) for written in _in_files(seen, _has_straight))


def may_be_odd(seen: Seen) -> bool:
    """Whether there is a sign that terminals measure differently."""
    return any(any(_odd_signs(written, seen)) for written in _in_files(seen, _has_uncommon))


def may_break(seen: Seen) -> bool:
    """Whether there are French quotes at which a line may break."""
    return any(_breaking(written.text) for written in _in_files(seen, _has_guillemets))


def quotes_are_of_one_kind(survey: Survey) -> Findings:
    """Tell a text with straight quotes among curly ones, its own or those of the story."""
    yield from _straight_alone(survey)
    for seen in survey.suspected(may_mix):
        for written in _in_files(seen, _has_both):
            if straight := _mixed(written.text):
                says = f"curly quotes and straight ones ({straight}) stand in one text"
                hint = "Write “ ” and ’ throughout."
                yield survey.about("mixed-quotes", written, says, hint, straight)


def signs_have_one_width(survey: Survey) -> Findings:
    """Tell a sign that one terminal draws wider than another, or that is not to be seen."""
    for seen in survey.suspected(may_be_odd):
        for written in _in_files(seen, _has_uncommon):
            for sign in dict.fromkeys(_odd_signs(written, seen)):
                says = f"terminals do not agree how wide {_called(sign[0])} is"
                hint = "Say it in words, or with a sign as wide as a letter."
                yield survey.about("odd-sign", written, says, hint, sign)


def guillemets_hold_fast(survey: Survey) -> Findings:
    """Tell French quotes with blanks at which a line may break."""
    for seen in survey.suspected(may_break):
        for written in _in_files(seen, _has_guillemets):
            if found := _breaking(written.text):
                says = f"a line may break at the blank in “{found}”"
                hint = "Put an unbreakable blank there: U+00A0, or the narrow U+202F."
                yield survey.about("guillemets", written, says, hint, found, found.strip())


def _straight_alone(survey: Survey) -> Findings:
    """Tell a text with straight quotes alone, where most files of its language have curly ones."""
    curly: Counter[str] = Counter()
    for file, text in survey.places.files.items():
        if not text.isascii() and _ANY_CURLY.search(text):
            curly[_tongue(file)] += 1
    if not curly:
        return
    found = [
        (written, straight)
        for seen in survey.suspected(may_be_straight)
        for written in _in_files(seen, _has_straight)
        if (straight := _straight(written.text))
    ]
    straight_files = Counter(map(_tongue, {written.where.file for written, _ in found}))
    for written, sign in found:
        tongue = _tongue(written.where.file)
        if straight_files[tongue] <= curly[tongue]:
            says = f"straight quotes ({sign}) stand here, and curly ones in the rest of the story"
            yield survey.about("mixed-quotes", written, says, "Write “ ” and ’ throughout.", sign)


def _mixed(text: Told) -> str:
    """The first straight quote of a text that has curly ones too."""
    signs = _signs(text)
    straight = _STRAIGHTS.search(signs)
    return straight[0] if straight and not _CURLY.isdisjoint(signs) else ""


def _straight(text: Told) -> str:
    """The first straight quote of a text that has no curly ones."""
    signs = _signs(text)
    straight = _STRAIGHTS.search(signs)
    return straight[0] if straight and _CURLY.isdisjoint(signs) else ""


def _odd_signs(written: Written, seen: Seen) -> Iterator[str]:
    """The signs of a text whose width is not agreed on, letters in a row as one."""
    own = _tongue(written.where.file) or seen.story.manifest.language
    for text, language in _stretches(written.text):
        wide_is_fine = (language or own)[:2] in _WIDE_LANGUAGES
        for odd, run in groupby(text, partial(is_odd, wide_is_fine=wide_is_fine)):
            if odd:
                yield from _SIGN.findall("".join(run))


def _breaking(text: Told) -> str:
    """The first French quote of a text with a blank at which a line may break."""
    found = (_GUILLEMETS.search(stretch) for stretch, _ in _stretches(text))
    return next((one[0] for one in found if one), "")


def _tongue(file: str) -> str:
    """The language of a file as its folder says it; empty for the originals."""
    first, _, rest = file.partition("/")
    return rest.partition("/")[0] if first == "locales" else ""


@lru_cache(maxsize=4096)
def is_odd(sign: str, *, wide_is_fine: bool) -> bool:
    """Whether terminals measure a sign differently: emoji, joiners, selectors, private ones."""
    if sign.isascii():
        return False
    kind = category(sign)
    if kind in _UNSEEN or "\ufe00" <= sign <= "\ufe0f" or sign >= "\U000e0100":
        return True
    if sign >= "\U0001f000" and kind in {"So", "Sk"}:
        return True
    if east_asian_width(sign) in {"W", "F"}:
        return not wide_is_fine or kind == "So"
    return False


def _in_files(seen: Seen, may: Callable[[str], bool]) -> Iterator[Written]:
    """The texts of the files that may hold something; most files hold nothing."""
    looked_at: dict[str, bool] = {}
    for written in seen.texts:
        file = written.where.file
        if file not in looked_at:
            looked_at[file] = may(seen.files[file]) if file in seen.files else True
        if looked_at[file]:
            yield written


def _has_both(text: str) -> bool:
    return _has_straight(text) and not text.isascii() and bool(_ANY_CURLY.search(text))


def _has_straight(text: str) -> bool:
    return "'" in text or '"' in text


def _has_uncommon(text: str) -> bool:
    return not text.isascii() and bool(_UNCOMMON.search(text))


def _has_guillemets(text: str) -> bool:
    return "«" in text or "»" in text


def _signs(text: Told) -> str:
    """All characters of a text in a row."""
    return "".join(stretch for stretch, _ in _stretches(text))


def _stretches(text: Told) -> Iterator[tuple[str, str]]:
    """The characters of a text, piece by piece, each with the language it is marked as."""
    if isinstance(text, str):
        yield text, ""
        return
    for part in text:
        match part:
            case Text(characters):
                yield characters, ""
            case Foreign(language, characters):
                yield characters, language
            case Framed(title=title):
                yield title, ""
            case _:
                pass
        for inner in _inside(part):
            yield from _stretches(inner)


def _inside(part: Block | Inline) -> tuple[Told, ...]:
    """The texts that a part of a text is made of."""
    match part:
        case Branch(_, then, otherwise) | Gentle(then, otherwise):
            return (then, otherwise)
        case Paragraph(words) | Emphasis(words) | NoteLink(words=words):
            return (words,)
        case Framed(blocks=blocks) | Said(blocks=blocks):
            return (blocks,)
        case Choose(arms):
            return tuple(arm.blocks for arm in arms)
        case _:
            return ()


def _called(sign: str) -> str:
    spoken = name(sign, "").lower()
    code = f"U+{ord(sign):04X}"
    if sign.isprintable() and category(sign)[0] != "M":
        return f"“{sign}” ({spoken}, {code})"
    return f"{code} ({spoken or 'which has no name'})"
