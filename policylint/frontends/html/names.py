"""What the HTML standard says of elements by their names: which are void, which close which, which part blocks."""

from __future__ import annotations

from policylint.patterns import words

VOID = words(
    "area base basefont bgsound br col embed frame hr img input keygen link meta param source track wbr"
)
HEADINGS = words("h1 h2 h3 h4 h5 h6")

CLOSES_PARAGRAPH = HEADINGS | words(
    """
    address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form
    header hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul
    """
)
"""Elements that a paragraph cannot hold."""

BLOCKS = CLOSES_PARAGRAPH | words("body caption html legend optgroup option tbody td tfoot th thead title tr")
"""Elements that stand on lines of their own."""

SCOPES = words("applet caption marquee object table td template th foreignobject")
"""What an end tag outside does not reach into, nor one inside out of."""

LISTS = words("ul ol menu dir dl")

FORMATTING = words("a b big code em font i nobr s small strike strong tt u")
"""What may end where it is not the innermost: `<b><p>…</b></p>`."""

STRONG = words("b strong u")

SPECIAL = BLOCKS | SCOPES | words("button colgroup iframe noscript script select style textarea xmp")
"""What an unknown or inline end tag does not reach out of."""

UNREAD = words(
    "script style template noscript noembed noframes iframe svg math object applet canvas audio video select datalist "
    "textarea title progress meter rp del s strike"
)
"""Elements whose content nobody reads as text, or which strike it out."""

FOREIGN = words("svg math")

BREAKS_OUT = CLOSES_PARAGRAPH | words(
    "b big body br code em embed head i img s small span strike strong sub sup tt u var"
)
"""Elements that end a drawing or formula that was never closed."""

IMPLIED_ENDS: dict[str, frozenset[str]] = {
    "li": words("li"),
    "dd": words("dd dt"),
    "dt": words("dd dt"),
    "tr": words("tr td th caption"),
    "td": words("td th caption"),
    "th": words("td th caption"),
    "tbody": words("tbody thead tfoot tr td th caption"),
    "thead": words("tbody thead tfoot tr td th caption"),
    "tfoot": words("tbody thead tfoot tr td th caption"),
    "option": words("option"),
    "optgroup": words("option optgroup"),
    "a": words("a"),
    "button": words("button"),
}
"""Open elements that the beginning of another ends."""
