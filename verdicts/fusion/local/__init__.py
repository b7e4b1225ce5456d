"""A real model on this machine, without a key and without a network: the machinery whole, and no quality to speak of.

weights   the small model that `make local` brings, its hash checked each time
engine    the process of its own in which llama.cpp serves; it ends with whoever started it, however that ends
server    starts an engine, and ends it
pool      three personas and a judge on the one model
"""
