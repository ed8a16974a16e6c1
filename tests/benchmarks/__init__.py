"""Benchmarks: ours beside a peer, measured in one run; never timed tests."""
