"""Which groups people belong to, confirmed in bulk, and how broadly contact is spread over them."""
