"""`python -m benchmarks`: all programs that measure."""

from benchmarks import board, costs, pictures, resealing

costs.main()
board.main()
resealing.main()
pictures.main()
