"""What is wrong with whom: the diagnosis and how sure it is, the lesion without one, other illnesses and other people's."""
