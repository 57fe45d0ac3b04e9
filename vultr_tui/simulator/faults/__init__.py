"""What can go wrong on purpose: faults as rows, when each comes, and how a reply then reaches its client."""
