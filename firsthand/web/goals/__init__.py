"""Goals: what I must get done, the help it needs, who stands behind it, who could, and who helped."""
