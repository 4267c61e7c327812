"""The actions that Rasa calls, by what they do in the conversation."""
