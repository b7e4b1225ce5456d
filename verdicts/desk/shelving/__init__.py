"""Shelves as files: JSON, CSV and the Netscape bookmark files of browsers, written and read; pure, no clock, no tables.

What a file can hold is what the domain allows: a name is one line of 1 to 80 characters without spaces around it, a
title one such line of up to 300, a note up to 2,000 characters with any lines but no NUL; all three formats give that
back as it was. Reading changes nothing silently: what is cut or left out is among the faults.
"""
