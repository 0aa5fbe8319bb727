"""Nothing is lost: the journal, earlier versions, changes from outside, damaged characters."""
