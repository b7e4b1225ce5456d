"""/api/v1: the site's data for programs. Read only, open to every origin, the same for everybody.

`shapes` are the documented fields, `asks` what may be asked; each resource is one small file that makes its shapes from
desk verbs. `operations` lists them; `openapi` and `guide` describe that list, `room` answers by it. `events` passes on
what the hub tells the open pages, `export` everything at once.
"""
