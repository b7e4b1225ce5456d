"""What is kept: tables, migrations and queries by noun. Rows never leave this floor; domain values do."""
