"""What linking a scene gave, known as long as the names it asked for are there.

Linking makes nothing new of a scene: it tells, and puts down what is asked and used. Of a
scene of which nothing was told that is all, and the same as long as the scene is, and the
variables, and all it found by name is still there. A scene of which something was told is
linked anew.
"""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from commune.digest import digest
from commune.loading.linking.names import Names, Need
from commune.loading.story import Draft
from commune.model import Scene

if TYPE_CHECKING:
    from commune.loading.linking.link import Linker

# the slots a scene asks for, the variables it uses, what it found by name
Facts = tuple[list[str], list[str], list[Need]]


class Known:
    """What is known of the scenes from the last time, and what will be the next time."""

    def __init__(self, key_of: Callable[[str], bytes], before: object) -> None:
        """`key_of` a path is the digest of what its scene was read from; `before` was `kept`."""
        self._key_of = key_of
        self._names, self._before = _checked(before)
        self._now: dict[bytes, Facts] = {}
        self.is_other = False  # than before

    def under(self, digest_of_all: bytes) -> None:
        """Forget what was known where what every scene is held against was another."""
        if digest_of_all != self._names:
            self._names, self._before = digest_of_all, {}
            self.is_other = True

    def of(self, scene: Scene, names: Names) -> Facts | None:
        """What linking a scene would put down; None where it has to be linked."""
        key = self._key(scene)
        facts = self._before.get(key)
        if facts is None or not all(map(names.holds, facts[2])):
            return None
        self._now[key] = facts
        return facts

    def put(self, scene: Scene, facts: Facts) -> None:
        """Remember a scene of which nothing was told."""
        self._now[self._key(scene)] = facts
        self.is_other = True

    def kept(self) -> Any:  # noqa: ANN401 - plain data
        """What to give as `before` the next time."""
        return (self._names, self._now)

    def _key(self, scene: Scene) -> bytes:
        return self._key_of(f"acts/{scene.act}/{scene.id}.yaml")


def link_unknown(draft: Draft, linker: "Linker", known: Known) -> None:
    """Link the scenes that are not known; of the others put down the same."""
    known.under(_held_against(draft))
    for scene in draft.scenes.values():
        facts = known.of(scene, linker.names)
        if facts is not None:
            linker.asked += facts[0]
            linker.declared.used.update(facts[1])
        elif (new := _watched(scene, linker)) is not None:
            known.put(scene, new)


def _watched(scene: Scene, linker: "Linker") -> Facts | None:
    """Link a scene; what it asks, uses and finds, or None where something was told of it."""
    declared, found = linker.declared, linker.names.found
    asked, used = len(linker.asked), declared.used
    before = (len(linker.told), len(declared.unknown))
    declared.used = set()
    found.clear()
    linker.scene(scene)
    own, declared.used = sorted(declared.used), used
    used.update(own)
    if before != (len(linker.told), len(declared.unknown)) or linker.silenced:
        return None
    return linker.asked[asked:], own, sorted(found)


def _held_against(draft: Draft) -> bytes:
    """The digest of all that linking any scene holds it against, beside names."""
    who = draft.manifest.protagonist if draft.manifest is not None else None
    all_of_it = (sorted(draft.broken), draft.variables, who)
    return digest(repr(all_of_it).encode("utf-8", "surrogatepass"))


def _checked(before: object) -> tuple[bytes, dict[bytes, Facts]]:
    match before:
        case (bytes(names), dict(scenes)):
            return names, scenes
        case _:
            return b"", {}
