"""Documents: Jinja to Markdown, then pandoc and Typst; what a paper prints and what is missing for it."""
