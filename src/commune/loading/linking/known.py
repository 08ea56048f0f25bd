"""What linking a part of the story gave, known as long as the names it found are there.

Linking makes nothing new of a part: it tells, and puts down what is asked and used. Of a
part of which nothing was told that is all, and the same as long as its files are, and the
variables, and all it found by name is still there. One of which something was told is
linked anew.
"""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any

from commune.digest import digest
from commune.loading.linking.names import Names, Need
from commune.loading.story import Draft
from commune.model.variables import declared

if TYPE_CHECKING:
    from commune.loading.linking.link import Linker

# the slots a part asks for, the variables it uses as declared, what it found by name
Facts = tuple[list[str], list[tuple[str, str]], list[Need]]


class Known:
    """What is known of each part from the last time, and what will be the next time.

    A part is a scene, or a translated file beside its original.
    """

    def __init__(self, key_of: Callable[[str], bytes | None], before: object) -> None:
        """`key_of` a path is the digest of what was read there; `before` was `kept`."""
        self._key_of = key_of
        self._names, self._before = _checked(before)
        self._now: dict[bytes, Facts] = {}
        self._declared: dict[str, str] = {}
        self.is_other = False  # than before

    def under(self, draft: Draft) -> None:
        """Forget what was known where what every part is held against was another."""
        self._declared = {name: declared(one) for name, one in draft.variables.items()}
        digest_of_all = _held_against(draft)
        if digest_of_all != self._names:
            self._names, self._before = digest_of_all, {}
            self.is_other = True

    def link(self, paths: Sequence[str], linker: "Linker", link: Callable[[], None]) -> None:
        """Link the part that was read from these files; or put down what that would."""
        keys = [self._key_of(path) for path in paths]
        key = digest(*(one or b"" for one in keys))
        facts = self._before.get(key) if all(keys) else None
        if facts is not None and self._hold(facts, linker.names):
            linker.asked += facts[0]
            linker.declared.used.update(name for name, _ in facts[1])
            self._now[key] = facts
        elif (new := _watched(link, linker)) is not None and all(keys):
            asked, used, found = new
            self._now[key] = (asked, [(name, self._declared[name]) for name in used], found)
            self.is_other = True

    def _hold(self, facts: Facts, names: Names) -> bool:
        same = all(self._declared.get(name) == was for name, was in facts[1])
        return same and all(map(names.holds, facts[2]))

    def kept(self) -> Any:  # noqa: ANN401 - plain data
        """What to give as `before` the next time."""
        return (self._names, self._now)


def _watched(
    link: Callable[[], None], linker: "Linker"
) -> tuple[list[str], list[str], list[Need]] | None:
    """Link a part; what it asks, uses and finds, or None where something was told of it."""
    declared, found = linker.declared, linker.names.found
    asked, used = len(linker.asked), declared.used
    before = (len(linker.told), len(declared.unknown))
    declared.used = set()
    found.clear()
    link()
    own, declared.used = sorted(declared.used), used
    used.update(own)
    if before != (len(linker.told), len(declared.unknown)) or linker.silenced:
        return None
    return linker.asked[asked:], own, sorted(found)


def _held_against(draft: Draft) -> bytes:
    """The digest of all that any part is held against, beside names."""
    who = draft.manifest.protagonist if draft.manifest is not None else None
    all_of_it = (sorted(draft.broken), who)
    return digest(repr(all_of_it).encode("utf-8", "surrogatepass"))


def _checked(before: object) -> tuple[bytes, dict[bytes, Facts]]:
    match before:
        case (bytes(names), dict(parts)):
            return names, parts
        case _:
            return b"", {}
