"""What can be set from outside; the only reader of the environment in this package."""

import datetime
from pathlib import Path

from pydantic_settings import BaseSettings, SettingsConfigDict

from corpus import SHIPPED


class Settings(BaseSettings):
    """`BOT_HOME`, `BOT_CORPUS`, `BOT_TODAY` (ISO date, only to see how an expired edition is shown)."""

    model_config = SettingsConfigDict(env_prefix="BOT_", extra="ignore")

    home: Path = Path(".bot")
    corpus: Path = SHIPPED
    today: str | None = None

    @property
    def bot_home(self) -> Path:
        """The same folder as an absolute path, where the user's own documents live."""
        return self.home.resolve()

    @property
    def index_home(self) -> Path:
        """Where the index versions live."""
        return self.bot_home / "index"

    def date(self) -> str:
        """Today as an ISO date."""
        return self.today or datetime.datetime.now(datetime.UTC).date().isoformat()
