"""How a text is written: its sentences, what it denies, leaves open or takes back, and what may not be seen of it."""
