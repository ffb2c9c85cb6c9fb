"""Identity: which names of bodies, projects, people, documents and indicators mean one thing."""
