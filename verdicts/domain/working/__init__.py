"""A working copy: a tool while an editor changes it, as a flat set of cells that hold what was typed.

cells     what the cells are called, and which of them an editor may write
edits     one change of a cell, refused where it stood otherwise than the editor saw; rows added, removed, moved
tools     a tool as cells, and cells as the document of a catalogue file
merging   a working copy brought up to what was published since it was begun

Every cell is text, as typed: half a number or a broken link is kept, and said to be one. What does not fit is told by
`desk.working.reading`; nothing of it is ever lost.
"""
