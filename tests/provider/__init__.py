"""A real OpenID Connect provider for tests: over real HTTP on loopback, with a page to press and switches to lie."""

from tests.provider.peer import Peer, Person, open_peer

__all__ = ["Peer", "Person", "open_peer"]
