"""The overview and the reports: cards, filters, tables, meetings."""
