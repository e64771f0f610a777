"""The names that a declaration refers to, and what they stand for. Not a rule."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import TYPE_CHECKING, Literal, TypeAlias

from policylint.frozen import dataclass

if TYPE_CHECKING:
    from policylint.declaration import DataGroup, Declaration, Purpose, Word

NameKind: TypeAlias = Literal["data group", "purpose"]

_ANY = "*"


@dataclass(frozen=True, slots=True)
class Reference:
    """A place where a data group or a purpose is named."""

    kind: NameKind
    name: Word


def references(declaration: Declaration) -> Iterator[Reference]:
    """Every reference of a declaration, by what declares it."""
    groups: Iterable[Word] = chain(
        (word for purpose in declaration.purposes for word in purpose.uses),
        (word for purpose in declaration.purposes for kept in purpose.retentions for word in kept.data),
        (word for _, receipt in declaration.receipts() for word in receipt.data),
        declaration.sale.data if declaration.sale is not None else (),
        (word for transfer in declaration.transfers for word in transfer.data),
    )
    purposes: Iterable[Word] = chain(
        (word for _, receipt in declaration.receipts() for word in receipt.purposes),
        (word for provision in declaration.provisions for word in provision.purposes),
    )
    yield from (Reference("data group", word) for word in groups)
    yield from (Reference("purpose", word) for word in purposes)


def may_be_lost(declaration: Declaration, name: str) -> bool:
    """Whether the name may be that of a declaration that could not be understood."""
    return name in declaration.broken_names or _ANY in declaration.broken_names


def used_groups(declaration: Declaration) -> frozenset[str] | None:
    """The names of all data groups that purposes use; None if some purpose could not be understood."""
    if declaration.broken_names or not all(purpose.clear("uses") for purpose in declaration.purposes):
        return None
    return frozenset(word.text for purpose in declaration.purposes for word in purpose.uses)


def groups_of(declaration: Declaration, purpose: Purpose) -> Iterator[tuple[Word, DataGroup]]:
    """The data groups that a purpose uses, with the places where it names them."""
    for word in purpose.uses:
        group = declaration.group(word.text)
        if group is not None:
            yield word, group
