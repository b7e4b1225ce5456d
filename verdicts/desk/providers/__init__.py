"""Sign-in by OpenID Connect: what is said to a provider and what of its answers is believed."""
