"""What the roadmap's screens show, computed before the templates: flat records, every text with its language."""
