"""Answering: the spine from a question to a checked Answer; `bot.pipeline.answer` is where to start reading."""
