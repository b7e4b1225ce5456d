"""The operator's pools: read from one TOML file, or provided by code, and handed out with their keys.

presets    endpoints as they usually are
entries    the tables of the file as they are written
keys       where a key is, and whether it is there
shapes     what is wrong with a table, in words
references what a table says of others: names are looked up, whatever else is wrong
build      entries become pools
file       `read_pools`: the file, every fault of it at once
offer      Pools: what can be had by name, and why the rest cannot
local      the model on this machine as a pool
provided   pools that need no file
"""
