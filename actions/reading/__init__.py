"""What a message says, in the light of the conversation: goals and values, as slots."""
