"""The reports: one module a format, each loaded only when it is asked for."""
