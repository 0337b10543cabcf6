"""What `rejectbot` and `python -m rejectbot` start."""

import sys


def main() -> None:
    """Run the command that was typed; the running bot goes past Typer, so it is not resident."""
    if sys.argv[1:] == ["run"]:
        from rejectbot.cli.run import serve

        sys.exit(serve())
    from rejectbot.cli.program import program

    program(prog_name="rejectbot")


if __name__ == "__main__":
    main()
