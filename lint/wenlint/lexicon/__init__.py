"""The vocabulary of the field as tables: each word stands once, and every rule knows it.

A module a class of words. Where rules differ over a word, a flag or a named set says so.
"""
