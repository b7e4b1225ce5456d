"""What crosses to the browser: frozen dataclasses, fields only, every string and number ready to show.

One file a page, and `parts` for what several pages share. No property, no None: absent text is "", absent lists are [].
"""
