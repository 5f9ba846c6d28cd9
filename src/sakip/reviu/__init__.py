# SPDX-License-Identifier: MIT
"""Reviu: what a reviewer gets from an audit, the *kertas kerja*, the report with its disputed figures marked, comments
in the office's own DOCX."""
