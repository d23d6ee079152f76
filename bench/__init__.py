"""Speed and judgement, measured beside peers and baselines."""
