-- The id of the secret key that the digests and sealed secrets of this database are made with: one row.
create table secret_key (
    one boolean not null,
    id varchar(8) not null,
    since timestamp(6) with time zone not null,
    constraint secret_key_pkey primary key (one),
    constraint secret_key_one check (one)
);
