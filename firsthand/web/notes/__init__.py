"""What the user wrote, about somebody or nobody in particular."""
