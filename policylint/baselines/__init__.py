"""What is known already, by a baseline file or an earlier revision, so that only what is new is reported."""
