"""Packs: rules, frameworks and ways of saying things that a team writes in TOML, without Python.

A pack is a folder. Nothing in it is run as code, and no pattern in it can backtrack, so a checked repository may
bring its own.
"""
