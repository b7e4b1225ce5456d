"""ASGI beside the app: paper (first paint), forms, assets, sitemap, health, headers."""
