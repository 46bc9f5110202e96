"""Words of a language: the list of forms and their lemmas, and what compounds consist of."""
