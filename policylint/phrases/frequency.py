"""How common English words are in a sentence of a policy, in rough steps: enough to sieve by the rare ones."""

from __future__ import annotations

_SHARES = {
    0.6: "the of to and or",
    0.4: "we you your our in for a is",
    0.25: "this that information data by as on with not are be may personal will us it from any",
    0.12: (
        "use used services service if have which at other such an their they these those privacy policy can"
        " third party parties website site when about all provide provided please also has more has been"
    ),
    0.06: (
        "cookies cookie collect collected share through than necessary purposes email e mail address"
        " contact rights right do does access account time users user products product its how who what where"
        " certain only no into so should must would there them my out up make made under including because"
        " company process processing processed law consent request security disclose legal based"
    ),
}
_FREQUENCY = {word: share for share, words in _SHARES.items() for word in words.split()}
_RARE = 0.006


def frequency(word: str) -> float:
    """The estimated share of sentences that have `word` (a key)."""
    return _FREQUENCY.get(word, _RARE)
