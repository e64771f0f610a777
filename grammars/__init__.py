"""The Lark grammars: the outline of headings, phrase patterns, the policy language."""
