"""Forms: tables and labelled fields that say who does what by when."""
