"""The front end for HTML."""
