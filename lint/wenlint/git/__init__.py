"""What a repository says: what has changed, what is ignored, what is tracked. Trusts nothing."""
