"""From the raw bytes of one mail message to a `Message`."""
