"""The day of the conference in the browser: what is being done, ballots, the count, the wall."""
