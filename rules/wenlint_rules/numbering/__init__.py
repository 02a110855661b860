"""NUM: the numbering is broken."""
