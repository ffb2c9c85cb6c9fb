"""Indicators: targets and actuals, their measure, unit and period."""
