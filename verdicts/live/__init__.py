"""What is live: topics and their newest tallies, to every open page, in one process or many; and what is counted."""
