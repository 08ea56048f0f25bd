"""Keeping Python's collector of cycles out of the way while a story is read.

Reading makes some hundred thousand values and throws hardly any away: the collector
would walk them again and again, and once more, all of them, when it is put on again.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def without_collector() -> Iterator[None]:
    """Put the collector off, and on again behind it if it was on.

    What was made meanwhile counts as old then, so that it is not walked at once.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.freeze()  # all generations into one that is never walked,
            gc.unfreeze()  # and from there into the oldest: neither looks at a value
            gc.enable()
