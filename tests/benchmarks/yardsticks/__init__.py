"""What the program is measured by. Each is a program of its own, and imports no more than it must."""
