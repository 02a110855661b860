"""One `wenlint check`, from its options to its exit code."""
