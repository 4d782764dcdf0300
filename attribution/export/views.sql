-- Views over the tables, in SQL that SQLite and DuckDB share. A statement a paragraph.

CREATE VIEW resolved AS
SELECT * FROM attributions WHERE referent IS NOT NULL;

CREATE VIEW quotations AS
SELECT document_id, date, referent, kind, cue, content, stance
FROM attributions WHERE mode = 'direct';

CREATE VIEW sources_by_day AS
SELECT date, referent, kind, COUNT(*) AS attributions, COUNT(DISTINCT document_id) AS documents
FROM attributions GROUP BY date, referent, kind ORDER BY date, attributions DESC, referent;

CREATE VIEW modes_by_source AS
SELECT referent, kind, COUNT(*) AS attributions,
       SUM(CASE WHEN mode = 'direct' THEN 1 ELSE 0 END) AS direct,
       SUM(CASE WHEN mode = 'indirect' THEN 1 ELSE 0 END) AS indirect,
       SUM(CASE WHEN mode = 'mixed' THEN 1 ELSE 0 END) AS mixed,
       SUM(CASE WHEN stance = 'denied' THEN 1 ELSE 0 END) AS denied
FROM attributions GROUP BY referent, kind ORDER BY attributions DESC, referent;

CREATE VIEW relayed AS
SELECT via, referent, kind, COUNT(*) AS attributions, COUNT(DISTINCT document_id) AS documents
FROM attributions WHERE via IS NOT NULL GROUP BY via, referent, kind ORDER BY attributions DESC, via, referent;

CREATE VIEW rules AS
SELECT construction, resolution, COUNT(*) AS attributions
FROM attributions GROUP BY construction, resolution ORDER BY attributions DESC, construction, resolution;
