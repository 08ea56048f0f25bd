"""All that can happen in a story: searched exactly where it can be, played where it cannot.

Nothing here is probable. A thing is possible with a path that shows it, impossible by a
search that left nothing out, or unknown. `graph` is the story as places and conditions;
`walk` searches it over the slots that a question hangs on; `prove` puts the questions.
"""
