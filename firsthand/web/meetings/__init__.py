"""Meetings: what lies ahead, a brief before each, the hours spent on people, and half hours to keep for them."""
