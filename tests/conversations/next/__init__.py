"""What people type next, after an answer: fitted from two authors, judged on others."""
