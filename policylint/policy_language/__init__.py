"""What can be done with a file in the policy language besides checking it."""
