"""The panel desk: takes of a working copy drafted by a pool of models, checked, taken over and stamped by an editor.

matter    a working copy as material, as far as it goes
runner    the runs of one process: begun, stopped, told event by event, ended with it
progress  one run while it runs, as the page shows it
sittings  one reviewer's part of a run as the page shows it, while it runs or as it is stored
take_over a drafted text becomes the take of the copy; what stood there is kept and can be put back
marks     quotes and figures of a drafted take that no source has; acknowledged one by one take
stamping  who drafted, and how much of it an editor changed, when it is published
open_panel the page
"""
