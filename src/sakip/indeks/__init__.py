# SPDX-License-Identifier: MIT
"""Indices that appear as indicators, from their raw answers: IKM (public satisfaction) and IP ASN (civil servants)."""
