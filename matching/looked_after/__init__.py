"""Children looked after as councils record them: codes by collection year, who is placed where, and a world of it."""
