"""China: VAT on services and intangibles that cross the border."""
