from collections.abc import Callable
from typing import Any

def init(
    cls: type,
    names: tuple[str, ...],
    setters: tuple[Any, ...],
    defaults: tuple[Any, ...],
    made: int,
    followed: bool,
    plain: Callable[..., None],
    ascending: bool,
    /,
) -> Callable[..., None]: ...
