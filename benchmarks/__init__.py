"""Quality and speed, measured and printed; run by hand, never as a test."""
