"""Make the manual page that is shipped: ``python tests/cli/make_man_page.py``.

Of the parser, and of the table of keys that the game itself shows. (argparse-manpage was
tried: it repeats the usage of each command, and has no place for keys, files and codes.)
The page names the version and no date: it is the same whenever it is made.
"""

import argparse
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PLACE = ROOT / "src" / "commune" / "cli" / "commune.6"

_FILES = (
    ("$COMMUNE_HOME/saves/<story>/<name>.json", "A playthrough: the list of your choices."),
    ("$COMMUNE_HOME/saves/<story>/<name>.json.bak", "The same, one choice before."),
    ("$COMMUNE_HOME/saves/<story>/memory.json", "What you met in any playthrough."),
    ("$COMMUNE_HOME/settings.json", "How you like to read."),
)
_HOME = """
The folder of playthroughs and settings. Without it: ~/.local/share/commune (or under
$XDG_DATA_HOME), on macOS ~/Library/Application Support/commune, on Windows %APPDATA%\\commune.
"""
_CACHE = """
The folder of stories as they were last read; it can be emptied at any time. Without it:
~/.cache/commune (or under $XDG_CACHE_HOME), on macOS ~/Library/Caches/commune, on Windows
%LOCALAPPDATA%\\commune\\cache.
"""
_ENVIRONMENT = (
    ("COMMUNE_HOME", _HOME),
    ("COMMUNE_CACHE", _CACHE),
    ("NO_COLOR", "Where it is set to anything, no colours are used."),
    ("TERM", "Where it is “dumb”, “unknown” or empty, the game is played as plain lines."),
)
_EXIT = (
    ("0", "Done."),
    ("1", "The story, or a file that was named, is at fault."),
    ("2", "The call is at fault."),
    ("130", "Stopped by Ctrl-C; your place is kept."),
)


def page() -> str:
    """The page's text."""
    from commune import VERSION  # noqa: PLC0415 - as it is now
    from commune.cli.arguments import whole_parser  # noqa: PLC0415

    parser = whole_parser()
    about, how = (parser.description or "").strip().split("\n", 1)
    lines = [
        "'\\\" -*- coding: utf-8 -*-",
        '.\\" Made by tests/cli/make_man_page.py: change that, or the parser.',
        f'.TH COMMUNE 6 "" "commune {VERSION}" "Games"',
        ".ad l",
        *_section("NAME", f"commune \\- {_prose(_small(about))}"),
        *_section("SYNOPSIS", *_synopsis(parser)),
        *_section("DESCRIPTION", _prose(about), ".PP", _prose(how)),
        *_section("COMMANDS", *_commands(parser)),
        *_section("OPTIONS", *_options(parser)),
        *_section("KEYS", *_keys()),
        *_section("FILES", *_terms(_FILES)),
        *_section("ENVIRONMENT", *_terms(_ENVIRONMENT)),
        *_section("EXIT STATUS", *_terms(_EXIT)),
        *_section("EXAMPLES", *_verbatim(parser.epilog or "")),
    ]
    return "\n".join(lines) + "\n"


def _section(title: str, *lines: str) -> Iterator[str]:
    yield f".SH {title}"
    yield from lines


def _synopsis(parser: argparse.ArgumentParser) -> Iterator[str]:
    yield ".B commune"
    for name, under in _all_commands(parser):
        yield from (".br", _usage(name, under))


def _commands(parser: argparse.ArgumentParser) -> Iterator[str]:
    for name, under in _all_commands(parser):
        yield f'.SS "{_call(name)}"'
        yield _prose((under.description or "").strip())
        yield from _options(under)
        yield ".PP"
        yield "For example:"
        yield from _verbatim(under.epilog or "")


def _options(parser: argparse.ArgumentParser) -> Iterator[str]:
    """What a command takes; that each explains itself is said once, at the end."""
    for action in parser._actions:  # noqa: SLF001 - argparse has no other way to look
        if isinstance(action, argparse._SubParsersAction) or (  # noqa: SLF001
            isinstance(action, argparse._HelpAction) and " " in parser.prog  # noqa: SLF001
        ):
            continue
        name = str(action.metavar or "")
        named = f" \\fI{_call(name)}\\fR" if name else ""
        flags = ", ".join(f"\\fB{_call(flag)}\\fR{named}" for flag in action.option_strings)
        yield ".TP"
        yield flags or f"\\fI{_call(name)}\\fR"
        one_of = f" ({', '.join(map(str, action.choices))})" if action.choices else ""
        words = (action.help or "").replace("%%", "%")
        yield _prose(words if action.metavar == "SHELL" else f"{words}{one_of}")


def _keys() -> Iterator[str]:
    from commune.play.glyphs import glyphs_for  # noqa: PLC0415 - as it is now
    from commune.play.keys.bound import help_on_keys  # noqa: PLC0415

    yield from _terms(help_on_keys(glyphs_for("utf-8")))
    yield ".PP"
    yield _prose("In plain lines the words are typed, or their first letters; “help” lists them.")


def _terms(rows: Iterable[tuple[str, str]]) -> Iterator[str]:
    for term, words in rows:
        yield from (".TP", f".B {_call(term)}", _prose(words))


def _verbatim(epilog: str) -> Iterator[str]:
    """Examples as they stand in the help, without their heading."""
    lines = epilog.strip("\n").split("\n")[1:]
    yield from (".PP", ".EX", *map(_call, lines), ".EE")


def _all_commands(parser: argparse.ArgumentParser) -> Iterator[tuple[str, argparse.ArgumentParser]]:
    for action in parser._actions:  # noqa: SLF001
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            for under in action.choices.values():
                yield under.prog, under
                yield from _all_commands(under)


def _usage(name: str, under: argparse.ArgumentParser) -> str:
    parts = ["\\fR[\\fIOPTIONS\\fR]"]
    for action in under._actions:  # noqa: SLF001
        if not action.option_strings and not isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            word = f"\\fI{_call(str(action.metavar))}\\fR"
            parts.append(f"[{word}]" if action.nargs == "?" else word)
    return f"\\fB{_call(name)}\\fR {' '.join(parts)}"


def _small(sentence: str) -> str:
    return sentence[0].lower() + sentence[1:].rstrip(".")


def _prose(text: str) -> str:
    """Running words, which the reader's man folds."""
    words = " ".join(
        f"\\%{word}" if {"/", "\\"} & set(word) else word  # a path is not hyphenated
        for word in text.replace("\\", "\\e").split()
    )
    return f"\\&{words}" if words.startswith((".", "'")) else words


def _call(text: str) -> str:
    """What is typed: each sign itself, none made typographic."""
    signs = {"\\": "\\e", "-": "\\-", "'": "\\(aq", "`": "\\(ga", "~": "\\(ti", "^": "\\(ha"}
    typed = "".join(signs.get(sign, sign) for sign in text.rstrip())
    return f"\\&{typed}" if typed.startswith(".") else typed


if __name__ == "__main__":
    sys.path.insert(0, str(ROOT / "src"))
    PLACE.write_text(page(), "utf-8", newline="\n")
