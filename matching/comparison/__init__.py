"""What a comparison of two match reports is put together from: the findings that differ, and the facts behind them."""
