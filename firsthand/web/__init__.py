"""The pages, by what a person sees; each in a folder of its own."""
