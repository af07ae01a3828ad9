package io.muster.persistence.hibernate;

import io.muster.domain.organization.OrganizationId;

/**
 * The only statements that don't name one organization, with the reason of each. Any other statement runs in a session
 * of its organization: see {@link HibernateUnitOfWork#session(OrganizationId)}.
 */
public enum AcrossOrganizations {
    /** The row of an API key contains its organization, if it has one: the row is read before that is known. */
    API_KEYS(Wall.NONE),

    /** The secret key is that of the installation. */
    SECRET_KEY(Wall.NONE),

    /**
     * Entries about acts of operators are written together with the act, which may be one on an organization. The
     * rows have an owner of their own, so that no organization reads them.
     */
    INSTALLATION_LOG(Wall.INSTALLATION),

    /** Domains are unique across organizations; a claim must detect another owner. */
    DOMAIN_OWNERS(Wall.NONE),

    /** A try of a password that nobody has is counted in one row, as long as that of an owner takes in another. */
    TRIES_OF_NOBODY(Wall.NONE),

    /** Storage for the coming months is prepared for all organizations. Reads no row. */
    PARTITIONS(Wall.NONE),

    /** Operators list organizations, and retention applies the plan of each. */
    ORGANIZATIONS(Wall.LOOK_UP),

    /** A token that is presented to another organization's endpoint is a failure in its own organization's log. */
    MISDIRECTED_TOKENS(Wall.LOOK_UP),

    /** An operator who changes the secret key learns how many tokens were not used since. */
    UNUSED_TOKENS(Wall.LOOK_UP),

    /** A key is revoked together with the tokens that it issued and the webhooks that it created, wherever. */
    ISSUED(Wall.LOOK_UP),

    /** The relay asks which organizations have pending events. */
    PENDING_EVENTS(Wall.LOOK_UP),

    /** The dispatcher asks which organizations have webhooks that are due. */
    DUE_WEBHOOKS(Wall.LOOK_UP),

    /** The clock asks which organizations have domains whose records have to be looked for again. */
    DUE_DOMAINS(Wall.LOOK_UP),

    /** The clock asks which organizations have a SAML connection, whose metadata is read and whose certificates end. */
    SAML_CONNECTIONS(Wall.LOOK_UP),

    /** The clock asks which organizations have an identity provider that may have become silent. */
    DUE_ALARMS(Wall.LOOK_UP),

    /** The settlement asks which organizations have removals that are due. */
    DUE_REMOVALS(Wall.LOOK_UP),

    /** Retention asks which organizations have final removals that are old. */
    OLD_REMOVALS(Wall.LOOK_UP),

    /** Retention asks which organizations have mappings whose group was deleted long ago. */
    ENDED_MAPPINGS(Wall.LOOK_UP),

    /** An operator asks which addresses of an organization's domains are held by others. */
    FOREIGN_ADDRESSES(Wall.LOOK_UP),

    /** A person signs in by an e-mail address, which leads to the organization. */
    HOLDER_OF_AN_ADDRESS(Wall.LOOK_UP),

    /** The settlement asks which organizations have users who lost their e-mail address. */
    LOST_ADDRESSES(Wall.LOOK_UP),

    /** The clock asks which organizations have simulations that left users and groups. */
    LEFT_SIMULATIONS(Wall.LOOK_UP),

    /** The purge asks which organizations are deleted. */
    DELETED_ORGANIZATIONS(Wall.LOOK_UP);

    private final Wall wall;

    AcrossOrganizations(Wall wall) {
        this.wall = wall;
    }

    /** Returns the organization that row security is told before the statement; empty for none. */
    String visible() {
        return wall.visible;
    }

    private enum Wall {
        /** The table has none, or anybody may read it. */
        NONE(""),
        /** The policy {@code look_up} of the table lets it be read, and nothing else. */
        LOOK_UP("*"),
        /** The rows belong to the installation, and are readable and changeable as those of an organization. */
        INSTALLATION(OrganizationId.INSTALLATION.toString());

        private final String visible;

        Wall(String visible) {
            this.visible = visible;
        }
    }
}
