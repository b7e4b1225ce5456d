"""What leaves the site as pictures and frames."""
