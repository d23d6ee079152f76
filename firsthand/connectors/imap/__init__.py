"""Mail accounts read over IMAP."""
