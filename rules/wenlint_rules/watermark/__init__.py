"""WM: a machine or a site left its mark."""
