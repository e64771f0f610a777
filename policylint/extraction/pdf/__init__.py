"""PDF: what its pages print, line by line, joined to paragraphs."""
