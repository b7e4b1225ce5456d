"""The operator's pools: read from one TOML file, or provided by code, and handed out with their keys.

presets    endpoints as they usually are
entries    the tables of the file as they are written
keys       where a key is, and whether it is there
build      entries become pools; what does not fit is a fault
file       `read_pools`: the file, every fault of it at once
offer      Pools: what can be had by name, and why the rest cannot
local      the model on this machine as a pool
provided   pools that need no file
"""
