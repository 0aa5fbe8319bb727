"""The running program: QApplication, wiring of panes, shutdown."""
