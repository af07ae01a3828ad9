update organization set name = 'Renamed';
