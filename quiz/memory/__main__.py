"""`python -m quiz.memory`: fit a model in a process of its own; JSON in, JSON out, as `quiz.memory.apart` says."""

import sys

from quiz.memory.apart import answer_line

if __name__ == "__main__":
    sys.stdout.write(answer_line(sys.stdin.read()))
