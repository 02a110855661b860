"""Parts that cannot be larger than their wholes."""
