"""Laying a story's files in a test."""

import os
from pathlib import Path

STORY = "title: x\n"


def lay(root: Path, path: str, text: str | bytes) -> Path:
    file = root / path
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(text.encode() if isinstance(text, str) else text)
    os.utime(file, (1_000_000_000, 1_000_000_000))
    return file
