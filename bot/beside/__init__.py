"""What stands beside an answer: the note, next steps, follow-up questions, the quiz, the transcript, feedback.

Every sentence about a study is one of an Answer, of a passage, or rendered from a row, and has passed the checker.
"""
