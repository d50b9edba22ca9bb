"""The course of the illness: what the imaging is for, what was treated when and with what effect, and whether it is back."""
