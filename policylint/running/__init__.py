"""A run over many sources: what is known already comes from the cache, the rest is read, in one process or in several.

Whatever the number of processes, and whether there is a cache or not, the report is the same.
"""
