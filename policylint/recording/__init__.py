"""What a run is made of, taken down so that it can be done again: `RunRecord` and the digests in it.

Only runs whose report shows it are recorded: it costs some hundredths of a second.
"""
