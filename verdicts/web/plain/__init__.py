"""Plain forms for agents: Markdown of tools, comparisons and the ladder, and /llms.txt, which leads to them.

One renderer a page, of the same view that the page is printed from; the answers of MCP are these texts too.
"""
