"""The engine of wenlint: knows documents and findings, knows no rule."""

__version__ = "0.1.0"
