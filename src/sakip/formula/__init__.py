# SPDX-License-Identifier: MIT
"""Formulas, written once and read many ways."""
