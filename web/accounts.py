"""The former name of `commands.accounts`, which service files and notes still call."""

import runpy

if __name__ == "__main__":
    runpy.run_module("commands.accounts", run_name="__main__", alter_sys=True)
