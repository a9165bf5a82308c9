"""Children looked after, as councils record them."""
