"""How the English pipeline of weights/en is made: data, training, scores."""
