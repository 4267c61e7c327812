"""Find the right card for a question in everyday French, or say that there is none."""
