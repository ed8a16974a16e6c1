"""Word documents and PowerPoint slides into drafts."""
