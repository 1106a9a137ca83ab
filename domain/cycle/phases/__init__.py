"""One file per phase: its commands, events, part of the state, decisions and guard rows."""
