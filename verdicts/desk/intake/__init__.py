"""What editors bring: a CSV or JSON file of tools, facts or prices, looked at first, then made into drafts.

piece      one row of a file, and what is wrong in it
columns    the headings of the tables, and their templates
tables     CSV as pieces
documents  JSON in the shape of catalogue files as pieces
rows       rows of facts and prices in JSON as pieces
grounds    what pieces are laid on: drafts, published tools, or nothing yet
laying     one piece laid onto a draft, whose words stay
naming     what that changes, in the words of the form
read       a file, whatever it holds, as pieces
planning   what the pieces would do to the drafts and the catalogue; nothing is stored
make       keep a file for the page that shows its plan; do that plan, or nothing where it is not what was shown
show       the page

The plan is made anew before it is done, and tools and drafts must stand as they did then until it is. Its digest must
be that of the page: what was shown is what is done.
"""
