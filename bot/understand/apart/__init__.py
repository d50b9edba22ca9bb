"""What stands in a text and is not told of the case in hand: another patient, an old entry, an illness that is over."""
