"""The language server: what `check` finds, in an editor while one types. pygls speaks the Language Server Protocol; here is what is said."""
