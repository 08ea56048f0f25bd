"""From a file's text to a tree of texts with their places, past every slip of YAML.

`nodes.read_tree` reads, tells what is wrong, mends it in memory and reads again, so that
one mistake hides no other. What the texts mean is no business of this folder.
"""
