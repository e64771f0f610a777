"""What a run takes of the machine: how its time and memory are spared, measured and limited. Nothing here knows of policies."""
