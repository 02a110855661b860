"""Text, places, the document, findings: what everything rests on; knows no format and no rule."""
