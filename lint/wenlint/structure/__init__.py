"""The structure of a document: marks, series, headings, contents, parts it refers to."""
