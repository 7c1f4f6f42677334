"""The precision of numbers from a form or a file through the store and out again."""

MOST_DIGITS = 15  # what a spreadsheet, and a binary double, keeps without loss
LARGEST = 10.0**MOST_DIGITS  # from here on not even whole numbers are sure to be kept
