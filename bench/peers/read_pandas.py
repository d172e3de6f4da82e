"""Reads every sheet of a workbook with pandas.

With --standing it reads once for each line of its input. Prints one line for each reading, as JSON: milliseconds, and what was read.
"""
from standing import run
from pandas import read_excel


def read(path):
    sheets = read_excel(path, sheet_name=None, header=None)
    return f"{sum(int(sheet.count().sum()) for sheet in sheets.values())} values"


run(read)
