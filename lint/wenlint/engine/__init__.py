"""Rules and how they are run over a document; what filters their findings. Knows no rule."""
