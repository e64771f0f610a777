"""The middle of the pipeline: from a source to a `Policy`, and from a `Policy` to findings."""
