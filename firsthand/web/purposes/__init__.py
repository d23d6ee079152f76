"""What ties are for, confirmed in bulk."""
