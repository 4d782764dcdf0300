"""Charts of attributions: DataFrame in, Altair chart out."""

from attribution.plot.charts import relays, source_by_outlet, sources, timeline

__all__ = ["relays", "source_by_outlet", "sources", "timeline"]
