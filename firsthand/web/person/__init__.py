"""One person: what stands between us, and what is known of them."""
