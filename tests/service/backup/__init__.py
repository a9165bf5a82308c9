"""What a backup promises."""
