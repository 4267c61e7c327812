"""Conversations written without a look at the training data, and what plays them."""
