"""Provincial and territorial tax, by the province of residence on December 31."""
