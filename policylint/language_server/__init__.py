"""The language server: what `check` finds, in an editor while one types. It speaks the Language Server Protocol over standard input and output."""
