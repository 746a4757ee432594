"""Training of the reader: from annotated reports and passages to the shipped network."""
