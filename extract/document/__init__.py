"""The document on itself: type, number, issuer, day, place, and what it retells."""
