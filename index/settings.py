"""Where the index lives; the one place in this package that reads the environment."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class IndexSettings(BaseSettings):
    """`BOT_HOME`: the folder for everything the product writes, `./.bot` unless set."""

    model_config = SettingsConfigDict(env_prefix="BOT_")

    home: Path = Path(".bot")

    @property
    def index_home(self) -> Path:
        """The folder with the index versions and the pointer to the one in use."""
        return self.home.resolve() / "index"
