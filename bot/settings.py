"""What can be set from outside; the only reader of the environment in this package."""

import datetime
from pathlib import Path
from typing import Annotated, Literal

from pydantic import Field, SecretStr, field_validator
from pydantic_settings import NoDecode

from corpus import SHIPPED
from index.settings import IndexSettings

Method = Literal["json_schema", "function_calling", "json_mode"]


class Settings(IndexSettings):
    """`BOT_HOME`, `BOT_CORPUS`, `BOT_TODAY` (ISO date, only to see how an expired edition is shown), and the language model's."""

    corpus: Path = SHIPPED
    today: str | None = None

    model: str | None = None
    """`provider:name` as LangChain's `init_chat_model` takes it; without it no model is used."""
    model_url: str | None = None
    """Base URL of the server, for those that are not the provider's own: vLLM, llama.cpp, LM Studio, Ollama elsewhere."""
    model_key: SecretStr | None = None
    """Key of that server; without it the provider's own variable counts, such as OPENAI_API_KEY."""
    allow_hosts: Annotated[frozenset[str], NoDecode] = frozenset()
    """Hosts, separated by commas, that may be reached; this machine needs no naming."""
    drafter: Literal["select", "write"] = "select"
    """Whether the model chooses among our statements or writes sentences with quotes."""
    model_seconds: float = Field(default=20.0, gt=0)
    """For all that the model does for one answer, retries among it (seconds)."""
    model_tokens: int = Field(default=500, gt=0)
    """Tokens of one reply at most."""
    model_retries: int = Field(default=2, ge=0)
    model_temperature: float = Field(default=0.0, ge=0)
    model_seed: int | None = None
    model_method: Method = "json_schema"
    """How structured output is asked for: not every server knows every way."""
    model_facets: bool = False
    """Whether the model may propose a value where the rules would ask back; it counts as assumed."""

    @field_validator("allow_hosts", mode="before")
    @classmethod
    def _parted(cls, value: object) -> object:
        return frozenset(h.strip().casefold() for h in value.split(",") if h.strip()) if isinstance(value, str) else value

    def date(self) -> str:
        """Today as an ISO date."""
        return self.today or datetime.datetime.now(datetime.UTC).date().isoformat()
