"""What is not on the site yet, and how it gets there: the pane *Changes* and the menu *Publish*."""
