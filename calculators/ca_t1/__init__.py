"""The Canadian T1 return of a newcomer: tax years from 2024 on, and the form of 1999."""
