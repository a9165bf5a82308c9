"""What the board and the terminal say of a plan of short breaks alike, in the same words."""
