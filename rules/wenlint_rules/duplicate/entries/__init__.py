"""Which entries of lists, tables and questions stand twice, and which of these by design."""
