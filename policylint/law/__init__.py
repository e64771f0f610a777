"""How law is held against a policy: which requirements apply, what meets them, and for whose sake a finding is reported. The laws themselves are data, in `frameworks`."""
