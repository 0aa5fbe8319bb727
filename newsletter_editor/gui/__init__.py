"""What a person sees: one folder a pane."""
