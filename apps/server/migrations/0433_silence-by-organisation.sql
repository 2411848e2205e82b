-- Opening hours are a value of the organisation's tree.
drop table hub.opening_hours;
