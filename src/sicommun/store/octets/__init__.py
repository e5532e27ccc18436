"""Bytes into text: UTF-8, line ends, conflict marks, characters that have no place."""
