"""Pages: bringing something, and handling it."""
