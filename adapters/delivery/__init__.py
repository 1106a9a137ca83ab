"""Delivery: what waits in the outbox leaves, every try stands in the journal, and what came of it
in the cycle's ledger."""
