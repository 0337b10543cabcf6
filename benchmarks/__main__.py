"""`python -m benchmarks`: all programs that measure."""

from benchmarks.costs import main

main()
