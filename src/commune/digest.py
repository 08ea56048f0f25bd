"""The one digest of what we keep: BLAKE2b of 32 bytes.

`hashlib` loads OpenSSL, which takes longer (14 ms) than all that is digested at a start.
So it comes from the module that `hashlib` itself falls back on, as the standard library's
`random` does; where Python was built without that, from `hashlib`. Which of the two it is
makes no difference to a digest.

Hashes that stand in story files are SHA-256, and are no business of this.
"""

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from hashlib import blake2b
else:
    try:
        from _blake2 import blake2b
    except ImportError:
        from hashlib import blake2b

SIZE = 32  # bytes


def digest(*pieces: bytes) -> bytes:
    """The digest of these bytes, one piece behind the other."""
    made = blake2b(digest_size=SIZE)
    for piece in pieces:
        made.update(piece)
    return made.digest()
