"""The one place that knows all parts: configuration, settings, addresses, server."""
