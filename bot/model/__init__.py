"""With a language model, under the same promise: it chooses or writes sentences, and the checker rules on every one.

What a model says is data from outside. It never decides a variant, a rating or what is recommended; what it proposes is recorded
beside what the table says. If it is slow, down or talks nonsense, the sentences come from the extractive drafter instead.
"""
