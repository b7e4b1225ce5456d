"""What the compiled frontend carries: `light` leaves out of Reflex's runtime what Verdicts never uses."""
