"""GW: official-document form, clause by clause; opt-in."""
