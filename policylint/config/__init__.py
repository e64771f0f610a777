"""Configuration files: found, read, checked and merged. Import the module you need; none is needed without a file."""
