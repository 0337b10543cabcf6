"""`python -m benchmarks`: all programs that measure."""

from benchmarks import costs, resealing

costs.main()
resealing.main()
