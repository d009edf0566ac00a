"""Who is asking, and what they may do: only for services where somebody signs in."""
