"""Bytes <-> model: format versions, atomic write."""
