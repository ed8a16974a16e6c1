"""Tests of what the browser meets before the pages."""
