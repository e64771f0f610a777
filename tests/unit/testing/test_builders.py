from __future__ import annotations

import pytest

from policylint.testing import disclosure, policy_with


def test_disclosures_lie_where_their_text_stands() -> None:
    policy = policy_with(
        disclosure(
            "retention.period", text="Logs stay P30D.", attributes={"period": "P30D", "data": ["log-data"]}
        ),
        disclosure("sharing.sale", "denied", text="We sell nothing."),
    )
    source = policy.document.source
    assert [source.slice(one.span) for one in policy.disclosures] == ["Logs stay P30D.", "We sell nothing."]
    period, data = policy.disclosures[0].attributes
    assert (period.value, source.slice(period.span)) == ("P30D", "P30D")
    assert (data.value, source.slice(data.span)) == ("log-data", "Logs stay P30D.")
    assert policy.status("retention") == "stated"
    assert policy.status("sharing.sale") == "denied"


def test_a_topic_must_exist_and_evidence_be_given() -> None:
    with pytest.raises(ValueError, match="unknown topic 'tea'"):
        disclosure("tea")
    with pytest.raises(ValueError, match="needs a text"):
        disclosure("retention", text="")
