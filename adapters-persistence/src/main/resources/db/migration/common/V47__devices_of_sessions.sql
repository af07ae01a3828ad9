-- Browser and operating system in words; null if they are not known
alter table session add column device varchar(60);
