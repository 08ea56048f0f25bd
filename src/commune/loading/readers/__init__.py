"""From a file's tree to the values of the model: a table of fields and a reader a kind.

The tables are said once: the readers read by them, the writers' handbook is compared
with them.
"""
