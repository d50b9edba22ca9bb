"""Descriptions: sentences that tell of a study and judge nothing, by the words and the build that they have."""
