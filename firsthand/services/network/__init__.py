"""The network around the owner: who was where together, what that says, and the map of it."""
