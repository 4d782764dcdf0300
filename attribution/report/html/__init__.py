"""A page to read attributions in their texts."""

from attribution.report.html.page import report_folder, write_report

__all__ = ["report_folder", "write_report"]
