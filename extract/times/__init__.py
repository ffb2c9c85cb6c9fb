"""Times: days, periods, feasts and recurrences, with the steps from the words to the days."""
