"""The rule set of wenlint: one file a rule, a folder a family."""
