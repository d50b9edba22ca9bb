"""Where everything that the product writes lives; the one place in this package that reads the environment."""

from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict


class Home(BaseSettings):
    """`BOT_HOME`: the folder for everything the product writes, `./.bot` unless set; an empty one is not set."""

    model_config = SettingsConfigDict(env_prefix="BOT_", extra="ignore", env_ignore_empty=True)

    home: Path = Path(".bot")

    @property
    def bot_home(self) -> Path:
        """The same folder as an absolute path; holds both indexes and the user's own documents."""
        return self.home.resolve()
