"""The English reader: a trained pipeline and classifiers, and rules over both."""
