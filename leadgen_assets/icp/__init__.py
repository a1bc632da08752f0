"""ICP files: one YAML a vertical, the only place that knows it. `property_management.yaml` is the default.

Belongs here: the files that ship with the product (docs/icp.md says how to write one), and `vendor_hosts.txt`, which all use.
Does not belong here: code that reads them (domain/icps/icp_file.py), a user's own files (they lie where the user keeps them).
"""
