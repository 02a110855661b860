"""FIG: figures that contradict each other."""
