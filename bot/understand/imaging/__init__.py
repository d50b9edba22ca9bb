"""Which studies a text names, and what became of each: asked about, made, not made, called off, or not to be had."""
