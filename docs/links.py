"""Lists the links that lead out of the documentation, each once, with the pages that have it. Nothing is fetched.

python docs/links.py
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

DOCS = Path(__file__).parent
LINK = re.compile(r"(?:\]\(|<)(https?://[^\s)>]+)[)>]")
FENCED = re.compile(r"^ *```.*?^ *```$", re.DOTALL | re.MULTILINE)


def external_links() -> Mapping[str, list[str]]:
    """The pages by the address that they link to."""
    found: dict[str, list[str]] = {}
    for path in sorted(DOCS.glob("**/*.md")):
        prose = FENCED.sub("", path.read_text(encoding="utf-8"))
        for address in dict.fromkeys(LINK.findall(prose)):
            found.setdefault(address, []).append(path.relative_to(DOCS).as_posix())
    return found


def main() -> None:
    for address, pages in sorted(external_links().items()):
        more = f" and {len(pages) - 1} more" if len(pages) > 1 else ""
        print(f"{address}  {pages[0]}{more}")  # noqa: T201


if __name__ == "__main__":
    main()
