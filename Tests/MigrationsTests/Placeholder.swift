// replaced by the first test of the stage
