"""From a document to its passages, as a reader takes them in."""
