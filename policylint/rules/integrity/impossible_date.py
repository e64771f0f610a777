"""`impossible-date`: a date that the calendar does not have."""

from __future__ import annotations

from collections.abc import Iterator

from policylint.diagnostics import Finding
from policylint.entities.date import impossible
from policylint.patterns import Hinted
from policylint.policy import Policy
from policylint.reading_order import texts, texts_with
from policylint.rule import Documentation, Example, RuleInfo
from policylint.source import Span

_INFO = RuleInfo(
    name="impossible-date",
    group="integrity",
    summary="A date does not exist.",
    topic="policy.effective-date",
    documentation=Documentation(
        what="""
Reports dates that the calendar does not have, wherever they stand: "31 June 2026", "February 29, 2025", "2026-02-30", "13/13/2025". Of front
matter, the dates that it gives of the page are looked at.
""",
        why="""
A reader cannot tell which day was meant, nor from which day on a version holds or a promise is kept. To policylint, such a date says nothing: where it
is the only one, the effective date is reported as missing, too.
""",
        flagged=(
            Example("# Privacy policy\n\nLast updated: 31 June 2026\n", flagged=("31 June 2026",)),
            Example(
                "# Privacy policy\n\nThis policy is effective as of February 29, 2025.\n",
                flagged=("February 29, 2025",),
            ),
            Example(
                "# Privacy policy\n\nWe deleted all old accounts on 2026-02-30.\n", flagged=("2026-02-30",)
            ),
        ),
        accepted=(
            Example("# Privacy policy\n\nLast updated: 29 February 2024\n"),
            Example("# Privacy policy\n\nLast updated: 12/31/2025. Effective: 31/12/2025.\n"),
            Example(
                "# Privacy policy\n\nWe follow Article 30 February 2025 guidance, version 2026.13.1.0.\n"
            ),
        ),
        limits="""
Only dates with a year of this century or the last are read, in English, German and figures. In figures, neither the day nor the month may be above
39: what is, may be any number.

On 131 real policies of 2013 to 2021: no finding. Tested on the texts of its case file, written for it.
""",
        references=("https://www.rfc-editor.org/rfc/rfc3339#section-5.7",),
    ),
)

_LATE = Hinted(
    f"{'|'.join(map(str, range(29, 40)))}|{'|'.join(f'{mark}{month}{mark}' for mark in '-/.' for month in range(13, 29))}&19|20",
    r"(?:29|3[0-9])[^0-9][^\x00]{0,40}(?:19|20)[0-9]{2}|(?:19|20)[0-9]{2}[-/.][0-9]{1,2}[-/.](?:29|3[0-9])"
    r"|(?:(?:19|20)[0-9]{2}-(?:1[3-9]|2[0-8])-|-(?:1[3-9]|2[0-8])-(?:19|20))[0-9]"
    r"|(?:(?:19|20)[0-9]{2}/(?:1[3-9]|2[0-8])/|/(?:1[3-9]|2[0-8])/(?:19|20))[0-9]"
    r"|(?:(?:19|20)[0-9]{2}\.(?:1[3-9]|2[0-8])\.|\.(?:1[3-9]|2[0-8])\.(?:19|20))[0-9]",
)
"""What dates hold that may be impossible: a day behind the 28th, or what stands for a month and is above twelve."""


class ImpossibleDate:
    """Finds days that there are not."""

    info: RuleInfo = _INFO

    def check(self, policy: Policy) -> Iterator[Finding]:
        for read, _ in texts_with(policy, _LATE):
            content = read.text.content
            for start, end in impossible(content):
                yield _finding(content[start:end], read.text.span(start, end))
        block = policy.document.main.front_matter
        if block is not None:
            from policylint.reading.front_matter import impossible_page_dates

            spoken = {read.text.source for read in texts(policy.document)}
            for span in impossible_page_dates(policy.document):
                if not any(text.contains(span) for text in spoken):
                    yield _finding(policy.document.source.slice(span), span)


def _finding(written: str, span: Span) -> Finding:
    return Finding(
        f"there is no day {written}",
        span,
        topic=_INFO.topic,
        help="Give the day that is meant.",
    )
