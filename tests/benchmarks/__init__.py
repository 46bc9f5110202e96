"""Tests of the benchmarks: that they count right. They need neither the model nor the annotated corpora."""
