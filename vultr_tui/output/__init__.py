"""Rows and replies as text: table, json, jsonl, yaml, csv, tsv, id."""
