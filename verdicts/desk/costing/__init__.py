"""The cost lens: a tool's price rows as plans, and what a workload in the address costs by them."""
