"""What the privacy page says is kept: a test looks for every table, cookie and key of local storage in here."""
