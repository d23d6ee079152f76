"""The verbs: the only writers, each with its permission, transaction, clock and audit."""
