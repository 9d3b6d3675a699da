"""A second reader: a language model behind an OpenAI-compatible address."""
