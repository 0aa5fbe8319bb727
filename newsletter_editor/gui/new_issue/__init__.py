"""The dialog that makes a new issue, or the skeleton of a translation."""
