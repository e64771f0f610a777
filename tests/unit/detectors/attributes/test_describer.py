"""What is described later is what is described at once, in whatever order it is asked for."""

from __future__ import annotations

from dataclasses import replace

import pytest

from policylint.detectors.attributes import describer, units
from policylint.detectors.attributes.describer import AttributeDescriber
from policylint.disclosure import Disclosure, perhaps_naming
from policylint.terms import is_any_of
from policylint.testing.policies import policy_of

TEXT = """# Privacy policy

## Data

We collect your name, your e-mail address and information about your health for advertising; we do not sell your health data.

**Location.** We share it with Stripe, Inc. and payment providers in the United States, except your password.

| Cookie | Purpose | Kept |
|---|---|---|
| _ga | analytics | 2 years |

## Server logs

- They are kept for two weeks and we delete them after you close your account.

## Rights

Write to privacy@example.com; we reply within 30 days. You may complain to the Swedish Authority for Privacy Protection.

Our legitimate interest is to keep our website secure. Children under 13 may not use it. Data is encrypted.
"""
POLICY = policy_of(TEXT, detect=True)


def described() -> list[Disclosure]:
    bare = [replace(one, attributes=()) for one in POLICY.disclosures]
    return list(AttributeDescriber().describe(POLICY.document, POLICY.passages, bare))


@pytest.mark.parametrize(
    ("together", "ahead", "kept"), [(1, 2, 64), (3, 500, 4), (500, 2, 64), (500, 500, 0)]
)
@pytest.mark.parametrize("step", [1, -1])
def test_in_any_order(
    monkeypatch: pytest.MonkeyPatch, together: int, ahead: int, kept: int, step: int
) -> None:
    expected = {id(one): one.attributes for one in described()}
    assert sum(map(len, expected.values())) > 20
    monkeypatch.setattr(units, "_TOGETHER", together)
    monkeypatch.setattr(units, "_AHEAD", ahead)
    monkeypatch.setattr(units, "_KEPT", kept)
    found = described()
    for one in found[::step]:
        assert one.attributes is not None
    assert [one.attributes for one in found] == list(expected.values())


def test_one_alone_is_described_as_among_others() -> None:
    expected = [one.attributes for one in described()]
    assert [described()[number].attributes for number in range(len(expected))] == expected


def test_own_attributes_come_first() -> None:
    whole = described()
    one = next(one for one in whole if len(one.attributes) > 1)
    own = replace(one, attributes=one.attributes[:1])
    (found,) = AttributeDescriber().describe(POLICY.document, POLICY.passages, [own])
    assert found.attributes == (*own.attributes, *one.attributes)
    (same,) = AttributeDescriber().describe(POLICY.document, POLICY.passages, [own])
    assert list(perhaps_naming([same], "data", ("no-such-data",))) == [same]


@pytest.mark.parametrize("few", [0, 500])
def test_nothing_that_is_named_is_ruled_out(monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(describer, "_FEW", few)
    told = described()
    for number, one in enumerate(told):
        for attribute in one.attributes:
            for values in ((), (attribute.value,)):
                again = described()
                named = {id(each) for each in perhaps_naming(again, attribute.name, values)}
                assert id(again[number]) in named


@pytest.mark.parametrize("few", [0, 500])
def test_most_is_ruled_out_unread(monkeypatch: pytest.MonkeyPatch, few: int) -> None:
    monkeypatch.setattr(describer, "_FEW", few)
    told = described()
    named = list(perhaps_naming(told, "data", ("special-categories",)))
    assert 0 < len(named) < len(told) / 2
    assert all("health" in one.text for one in named)
    assert list(perhaps_naming(told, "data", ("criminal-records",))) == []


UNPLAIN = """# Privacy policy

## Data

We collect your “health data” – when you enter it. We collect your bio\u00admetric data.

**Health data.** We collect it when you register.

## Medical data

We keep it for two years. We keep your café receipts for two years.

## Partners

We don’t share your “name” with partners – ever.
"""


def test_what_is_named_in_letters_that_are_not_plain_or_beside_a_passage_is_not_ruled_out(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(describer, "_FEW", 0)
    policy = policy_of(UNPLAIN, detect=True)
    bare = [replace(one, attributes=()) for one in policy.disclosures]

    def again() -> list[Disclosure]:
        return list(AttributeDescriber().describe(policy.document, policy.passages, bare))

    special = ("special-categories",)
    named = [{value for value in one.values("data") if is_any_of("data", value, special)} for one in again()]
    told = again()
    perhaps = {id(one) for one in perhaps_naming(told, "data", special)}
    assert {"health", "biometrics"} <= set().union(*named)
    assert all(id(one) in perhaps for one, values in zip(told, named, strict=True) if values)
    assert len(perhaps) < len(told)
