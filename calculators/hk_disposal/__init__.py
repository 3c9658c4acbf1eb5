"""Hong Kong: gains on selling equity interests under the Tax Certainty Enhancement Scheme."""
