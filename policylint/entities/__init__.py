"""Recognisers of names, numbers and addresses: one module for each kind, `recognise` for all of them."""

from __future__ import annotations

from policylint.entities.email import is_obfuscated
from policylint.entities.recognition import recognise

__all__ = ["is_obfuscated", "recognise"]
