"""The front ends for texts that were taken from DOCX and PDF."""
