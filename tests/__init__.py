"""The tests, a package by name: some wheels bring a package `tests` that would stand before it."""
