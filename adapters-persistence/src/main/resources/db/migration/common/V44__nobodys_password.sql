-- One row: the tries of passwords that nobody has. To count one there costs what a try of an owner's password costs, so
-- that the time of an answer tells nobody who is an owner.
create table nobodys_password (
    one boolean not null,
    tries bigint not null,
    last_try timestamp(6) with time zone,
    constraint nobodys_password_pkey primary key (one),
    constraint nobodys_password_one check (one)
);
insert into nobodys_password (one, tries) values (true, 0);
