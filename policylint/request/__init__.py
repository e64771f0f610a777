"""From what was asked for to sources, each with the configuration, rules and frameworks that hold for it."""
