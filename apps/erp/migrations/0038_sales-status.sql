-- An article may be kept from sale from a day on: everywhere, in a distribution channel or in a site. Which status it is, is customizing.
INSERT INTO masterdata.value_list VALUES
  ('salesStatus', '01', '{"en": "blocked for sale", "de": "für den Verkauf gesperrt"}'),
  ('salesStatus', '02', '{"en": "discontinued", "de": "Auslaufartikel"}'),
  ('salesStatus', '03', '{"en": "recalled by the maker", "de": "Rückruf des Herstellers"}'),
  ('salesStatus', '04', '{"en": "not released yet", "de": "noch nicht freigegeben"}');
