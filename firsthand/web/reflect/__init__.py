"""The twelve questions, what one says of oneself, the mirror, and what others see."""
