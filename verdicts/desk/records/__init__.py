"""Records: what programs read of the site, in plain values, the same for everybody."""
