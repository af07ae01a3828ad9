-- A migration changes rows of all organizations. Ends with the transaction of the migration.
select set_config('muster.migration', 'on', true);
