"""What the browser meets before the pages: the gate that lets people in, and the forms of signing in and up."""
