"""Text measured in terminal cells, where a Chinese character takes two."""

from playbook_cli.domain.text import clean_line


def fit(text: str, width: int) -> str:
    """The text on one line in exactly `width` cells: padded, or cut with an ellipsis."""
    from rich.cells import cell_len, set_cell_size

    text = clean_line(text)
    if cell_len(text) <= width:
        return set_cell_size(text, width)
    return set_cell_size(set_cell_size(text, max(width - 1, 0)).rstrip() + "…", width)


def crop(text: str, width: int) -> str:
    """The text on one line in at most `width` cells."""
    return fit(text, width).rstrip()


def width_of(text: str) -> int:
    """How many cells the text takes."""
    from rich.cells import cell_len

    return cell_len(clean_line(text))


def bar(done: int, total: int, width: int = 10) -> str:
    """A bar of `width` cells; it is full only when all is done, and not empty once something is."""
    filled = round(width * done / total) if total else 0
    if 0 < done < total:
        filled = min(max(filled, 1), width - 1)
    return "█" * filled + "░" * (width - filled)
