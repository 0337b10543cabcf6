"""`python -m benchmarks`: all programs that measure."""

from benchmarks import costs, pictures, resealing

costs.main()
resealing.main()
pictures.main()
