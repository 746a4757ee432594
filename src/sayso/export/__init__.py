"""What users see: the account as JSON, in the terminal, as one page, and the picture of a claim."""
