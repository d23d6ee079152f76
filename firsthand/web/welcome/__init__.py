"""The first page of all: whose mail, and three doors."""
