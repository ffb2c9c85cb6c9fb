"""Mentions: what a text names beside bodies and times, and the components that find it all."""
