from collections.abc import Callable, Set

def bounds(
    text: str,
    known: Set[str],
    ends: Callable[[str], list[int]],
    is_end: Callable[[str, int, int], bool],
    /,
) -> tuple[tuple[int, int], ...] | None: ...
