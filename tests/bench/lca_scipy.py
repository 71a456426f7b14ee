# SPDX-License-Identifier: Apache-2.0
# lca_scipy.py FILE REPETITIONS ORDERING…: factors and solves the matrix of lca_bench.cpp with scipy.sparse.linalg.splu;
# prints "ORDERING seconds-to-factor seconds-to-solve" for each ordering ("default" is splu's own choice).
import sys
import time

import numpy
from scipy.sparse import csc_matrix
from scipy.sparse.linalg import splu

with open(sys.argv[1], "rb") as file:
    size, stored = numpy.fromfile(file, numpy.int64, 2)
    starts = numpy.fromfile(file, numpy.int32, size + 1)
    rows = numpy.fromfile(file, numpy.int32, stored)
    values = numpy.fromfile(file, numpy.float64, stored)
matrix = csc_matrix((values, rows, starts), shape=(size, size))
demand = numpy.zeros(size)
demand[size // 2] = 1.0
for ordering in sys.argv[3:]:
    factor, solve = [], []
    for _ in range(int(sys.argv[2])):
        begin = time.perf_counter()
        lu = splu(matrix) if ordering == "default" else splu(matrix, permc_spec=ordering)
        factor.append(time.perf_counter() - begin)
    for _ in range(11):
        begin = time.perf_counter()
        lu.solve(demand)
        solve.append(time.perf_counter() - begin)
    print(ordering, sorted(factor)[len(factor) // 2], sorted(solve)[len(solve) // 2])
