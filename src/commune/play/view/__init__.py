"""Two drawings of the same blocks: rich for eyes at a terminal, plain for everything else."""
