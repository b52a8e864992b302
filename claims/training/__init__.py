"""Training: an annotated corpus into the encoder's weights. It needs the extra `train`; nothing at run time does."""
