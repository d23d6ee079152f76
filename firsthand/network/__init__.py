"""Measures of networks on arrays: the ego network, brokerage, clusters, reach, breadth, renewal, and the map's layout.

Pure: numpy and igraph, no Django, no clock, no input or output. How each measure is made is under docs/measures.
"""
