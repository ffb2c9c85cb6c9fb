"""Comparison: targets against actuals, and one fact told differently by two documents."""
