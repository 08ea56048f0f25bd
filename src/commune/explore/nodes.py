"""What the nodes of a story's graph are called."""

START = "start"


def arrive(address: str) -> str:
    """The name of the node of a passage arrived at."""
    return f"arrive {address}"


def menu(address: str) -> str:
    """The name of the node of a passage's menu."""
    return f"menu {address}"


def way(step: str) -> str:
    """The name of the node of a way taken."""
    return f"way {step}"


def open_act(act: str, address: str) -> str:
    """The name of the node where an act's opening page is shown, on the way to an address."""
    return f"act {act} {address}"
