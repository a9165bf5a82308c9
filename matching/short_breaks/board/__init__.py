"""What a plan looks like from inside a home: who sleeps where, who is in company, and what that takes of staff."""
