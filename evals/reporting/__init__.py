"""Reports of a run: Markdown, one self-contained HTML page with plots, CSV, JSON, and the README's table of evidence."""
