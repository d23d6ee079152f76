"""What I can bring, what people need, what I look for, and who could help."""
