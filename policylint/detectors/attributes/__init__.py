"""The details that disclosures name: data, purposes, recipients, periods, countries and the rest."""

from __future__ import annotations
