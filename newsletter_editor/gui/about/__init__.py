"""What the program is made of: versions, licences, a diagnosis, newer versions."""
