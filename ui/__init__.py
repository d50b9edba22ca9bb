"""The chat page: shows what an Answer holds and decides nothing."""
