"""Tax reliefs of small and micro enterprises in China; sections are those of docs/law/cn_small_business.md."""
