"""A report proved: the run that it tells of is done again, from its record, and compared with what it says.

A report is a text like any other: it may come from anybody. It decides which files are read and how, below a folder that
the user names, and nothing else; no plugin, pack or framework file is loaded because a report names it.
"""
