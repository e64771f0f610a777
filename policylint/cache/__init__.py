"""What was found before, kept between runs, so that only what changed is read again.

An entry is found by the hash of all that its findings depend on (`stamps`), holds inert JSON (`records`), and counts
only if it carries the mark of this user's own key (`store`): a cache that came with a repository is not believed.
"""
