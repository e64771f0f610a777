"""The abstract syntax."""
