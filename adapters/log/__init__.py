"""The log: where events are recorded, on SQLite and on PostgreSQL alike."""
