"""The builders of the papers' templates, by the time at which a paper is needed."""
