"""Pages beside the story: notes, notebook, ledger, choices, saves, settings and the rest.

Each is a function from how things stand to a `Leaf`: blocks and links, without a screen.
`browsing` opens them one from another; the two ways of asking show them.
"""
