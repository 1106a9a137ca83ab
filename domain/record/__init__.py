"""What an event is made of and how streams are read: bytes, headers, orders, upcasting. What an
event
means lives with its business."""
