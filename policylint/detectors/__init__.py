"""The built-in detectors."""

from __future__ import annotations

from collections.abc import Sequence

from policylint.detector import Recogniser
from policylint.hookspecs import hookimpl


@hookimpl
def policylint_detectors() -> Sequence[Recogniser]:
    """What finds disclosures in prose, and what adds attributes to them."""
    from policylint.detectors.attributes.describer import AttributeDescriber
    from policylint.detectors.contact import ContactDetector
    from policylint.detectors.dates import DateDetector
    from policylint.detectors.expressions import ExpressionDetector
    from policylint.detectors.identity.detector import IdentityDetector
    from policylint.detectors.phrasal import PhrasalDetector
    from policylint.detectors.promises import PromiseDetector

    return (
        PhrasalDetector(),
        ContactDetector(),
        IdentityDetector(),
        DateDetector(),
        PromiseDetector(),
        ExpressionDetector(),
        AttributeDescriber(),
    )
