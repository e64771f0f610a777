"""What each target does with its input; every function raises whatever shows that a promise does not hold."""
