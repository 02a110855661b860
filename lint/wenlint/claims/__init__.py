"""What a document asserts about figures: mentions in context, and relations that bind them."""
