"""What there is to know for the first hour, and all shortcuts."""
