"""Conversation files of Rasa (``test_*.yml``), one for each behaviour of the dialogue."""
