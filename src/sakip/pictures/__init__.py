# SPDX-License-Identifier: MIT
"""Drawings of a report as SVG: diagrams and charts, made of shapes and text that every program shows alike.

A drawing knows texts, numbers and looks; what they mean is for the report to say. Patterns are drawn line by line and
no colour stands alone, so that the drawings can be read in grey and by those who see colours differently.
"""
