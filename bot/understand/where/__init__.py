"""Where the imaging should look: places that are asked for, settled, left over, or told of the tumour."""
