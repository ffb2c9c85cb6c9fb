"""The commands of `camket`, a module each: `add_arguments(parser)` and `run(options)`."""
