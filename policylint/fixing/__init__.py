"""Fixes: edits of a text, and files that are changed whole or not at all."""
