"""Policies with expressions, blocks and components in them: what a site generator or MDX makes a page of."""
