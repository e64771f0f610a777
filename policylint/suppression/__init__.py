"""Suppression: comments in a document and files beside it that keep findings from being reported."""
