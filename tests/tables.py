"""Tables of examples, written as text: cells parted by " | ", rows headed by what they have in common."""


def cells(text: str) -> list[str]:
    return [cell for line in text.strip("\n").split("\n") for cell in line.split(" | ")]


def rows(text: str) -> list[tuple[str, str]]:
    """(heading, cell) for every cell of lines like "heading: one | two"."""
    headed = [line.split(": ", 1) for line in text.strip("\n").split("\n")]
    return [(heading, cell) for heading, line in headed for cell in line.split(" | ")]
