"""The public site: a release over HTTP. It reads releases and nothing else."""
