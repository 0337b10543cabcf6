"""Values drawn as Components V2 containers."""
