"""From a scalar to what our format says it is: prose, words, conditions, effects.

Every mistake is placed exactly inside the text; reading goes on behind it.
"""
