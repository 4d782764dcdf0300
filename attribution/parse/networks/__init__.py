"""The networks of Stanza's models, run on a processor without Stanza's own machinery, in whole numbers."""
