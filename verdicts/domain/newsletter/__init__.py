"""The weekly mail: who gets it (`subscribers`), what one issue says (`content`), how it goes out (`issues`)."""
