"""Who is asking, and what they may do. Only services with sign-in import what hashes and signs."""
