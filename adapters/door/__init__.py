"""The door: what people type, send and write in files becomes names, times, questions and orders,
or is refused with the place. Command line, browser and API read with these; who acts they say."""
