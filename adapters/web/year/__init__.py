"""The year in the browser: what is asked and done page by page. No rule stands here: a page is
one of ``adapters.pages``, an act is one of the tables of commands."""
