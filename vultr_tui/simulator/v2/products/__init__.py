"""Products that only v2 knows: one engine, and a row for each of them."""

from __future__ import annotations

from vultr_tui.simulator.v2.products.engine import Product
from vultr_tui.simulator.v2.products.rows import PRODUCTS

for _product in PRODUCTS:
    _product.answer()

__all__ = ["PRODUCTS", "Product"]
