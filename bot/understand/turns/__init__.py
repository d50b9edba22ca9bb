"""Conversations: what a turn takes over, replaces, takes back or leaves open."""
