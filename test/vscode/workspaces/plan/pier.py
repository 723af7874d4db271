# PIER-4 needs the depth of the floor first.
piles = 48
