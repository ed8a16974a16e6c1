"""Recall at the exam per minute studied: the planner beside its peers, on students whose memories no policy sees."""
