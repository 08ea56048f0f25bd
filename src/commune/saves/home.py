"""Where each system keeps what belongs to a person and a program: fifteen lines.

platformdirs knows it too, and takes 21 ms to be imported.
"""

from collections.abc import Mapping
from pathlib import Path


def data_folder(environment: Mapping[str, str], platform: str) -> Path | None:
    """Our folder on this system; None where no home is known.

    A relative XDG path does not count, says its rule.
    """
    own = environment.get("COMMUNE_HOME", "")
    if own:
        return Path(own)
    home = environment.get("USERPROFILE" if platform == "win32" else "HOME", "")
    if platform == "win32":
        base = environment.get("APPDATA") or (home and f"{home}/AppData/Roaming")
    elif platform == "darwin":
        base = home and f"{home}/Library/Application Support"
    else:
        data = environment.get("XDG_DATA_HOME", "")
        base = data if data.startswith("/") else home and f"{home}/.local/share"
    return Path(base) / "commune" if base else None
