"""7: graded records -> a release."""
