"""Text taken from files that are no text: DOCX and PDF."""
