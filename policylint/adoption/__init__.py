"""What `policylint init` does: look at a repository, and propose the files by which it adopts policylint.

Nothing that exists is overwritten; a hook configuration is only ever added to.
"""
