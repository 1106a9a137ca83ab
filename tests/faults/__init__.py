"""What remains when a process or a connection dies in the middle."""
