"""Working copies at the desk: read for what they lack, changed, published."""
