"""Where the index lives."""

from pathlib import Path

from corpus.settings import Home
from index.shelf import OURS


class IndexSettings(Home):
    """`BOT_HOME`, and where our index stands in it."""

    @property
    def index_home(self) -> Path:
        """The folder with the versions of our index and the pointer to the one in use."""
        return self.bot_home / OURS
