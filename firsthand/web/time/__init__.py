"""Hours with people by purpose and function, and deep work beside them."""
