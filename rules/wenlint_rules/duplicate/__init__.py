"""DUP: the same thing stands twice."""
