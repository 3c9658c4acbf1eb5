"""Reading what people type: one module per kind of answer. Every reader returns the answer or raises Refused(code)."""
