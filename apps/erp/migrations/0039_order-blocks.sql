-- Why orders of a customer are blocked, centrally or in a sales area.
INSERT INTO masterdata.value_list VALUES
  ('orderBlock', '01', '{"en": "Total block", "de": "Totalsperre"}'),
  ('orderBlock', '02', '{"en": "Credit", "de": "Bonität"}'),
  ('orderBlock', '03', '{"en": "Under clarification", "de": "In Klärung"}');
