"""The language of these documents: words, numerals, masks, what is spoken of and what is used."""
