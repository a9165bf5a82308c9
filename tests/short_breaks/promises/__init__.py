"""What an allocation of short breaks promises, each promise tried on drawn periods small enough to be proven."""
