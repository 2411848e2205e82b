-- A rate holds from a day on: a receipt of last year is judged by the rate of its day.
CREATE TABLE masterdata.tax_rate (
  tax_code text NOT NULL REFERENCES masterdata.tax_code,
  valid_from date NOT NULL,
  rate numeric(6, 3) NOT NULL CHECK (rate BETWEEN 0 AND 100),
  PRIMARY KEY (tax_code, valid_from)
);
COMMENT ON TABLE masterdata.tax_rate IS 'Percent of a tax code from a day on, until the next one';

INSERT INTO masterdata.tax_rate SELECT tax_code, '2000-01-01', rate FROM masterdata.tax_code;
ALTER TABLE masterdata.tax_code DROP COLUMN rate;
