"""The policy language: `.policy` files, in which a team declares what it does."""

from __future__ import annotations

from policylint.frontend import Parsed
from policylint.patterns import deferred
from policylint.source import Source

_OPENING = deferred(r'\s*(?:#[^\r\n]*[\r\n]\s*)*policy[ \t]+"[^"\r\n]*"[ \t]*\{')


class PolicyFrontend:
    """Reads the policy language."""

    name = "policy"
    suffixes = (".policy",)

    def recognises(self, source: Source) -> bool:
        """A file with the suffix always; any other if it opens with a policy block."""
        return source.path.lower().endswith(self.suffixes) or _OPENING.match(source.text) is not None

    def parse(self, source: Source) -> Parsed:
        """The declaration, what it discloses, and its structure; errors are `Document.problems`."""
        from policylint.frontends.policy.binding import bind
        from policylint.frontends.policy.declaring import disclosures
        from policylint.frontends.policy.structure import document

        bound = bind(source.text)
        declared = disclosures(bound.declaration, source)
        return Parsed(document(source, bound), declared, bound.declaration)
