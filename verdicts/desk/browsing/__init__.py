"""How the catalogue is browsed: the address, the facets, the rows, the words."""
