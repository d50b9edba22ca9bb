"""Where the index lives; the one place in this package that reads the environment."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

from index.shelf import OURS


class IndexSettings(BaseSettings):
    """`BOT_HOME`: the folder for everything the product writes, `./.bot` unless set."""

    model_config = SettingsConfigDict(env_prefix="BOT_", env_ignore_empty=True)

    home: Path = Path(".bot")

    @property
    def bot_home(self) -> Path:
        """The same folder as an absolute path; holds both indexes and the user's own documents."""
        return self.home.resolve()

    @property
    def index_home(self) -> Path:
        """The folder with the versions of our index and the pointer to the one in use."""
        return self.bot_home / OURS
