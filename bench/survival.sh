#!/usr/bin/env bash
# Validation of a cohort of 1,000 and of 10,000 patients on one core. Prints a Markdown table of processor time.
exec "$(dirname "$0")/java.sh" SurvivalTimes "$@"
