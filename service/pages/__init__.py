"""The pages: what a person sees and does in a browser, over the same actions as the API."""
