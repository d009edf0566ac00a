// replaced by the stage's first type
