"""What a declaration is good for: the notice people read, drift, exports, and drafts from prose."""
