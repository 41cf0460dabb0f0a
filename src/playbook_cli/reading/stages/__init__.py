"""Fourth pass: which places of a document are stages, and what belongs to each."""
