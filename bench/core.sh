#!/usr/bin/env bash
# The core alone, in JMH, on one core: parsing, scoring, predicting. Options are JMH's, such as
# "-i 20" or "-prof stack". Prints a Markdown table.
exec "$(dirname "$0")/java.sh" CoreTable -jvmArgs "-Xmx512m -XX:ActiveProcessorCount=1" "$@"
