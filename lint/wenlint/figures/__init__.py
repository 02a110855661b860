"""The figures of a document, and the claims that it makes with them."""
