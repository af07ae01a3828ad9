-- An e-mail address is claimed across all organizations: it is released by a statement of its own, not by the end of its user.
alter table email_claim drop constraint email_claim_user_fkey;
