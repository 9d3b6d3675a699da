"""Make the network that reads English reports, from pinned inputs."""
