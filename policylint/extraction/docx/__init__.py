"""DOCX: what a word processor prints of it, paragraph by paragraph."""
