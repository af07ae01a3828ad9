package io.muster.application.port.in.connection;

/** The clock keeps connections up. */
public interface MaintainConnections {
    /**
     * Reads the metadata of SAML identity providers that is due, at the addresses that admins entered, and tells admins
     * 30, 14, 7 and 1 days ahead that the certificates of their identity provider end. Metadata that cannot be used
     * changes nothing. A provider whose metadata fails does not keep the others from theirs.
     *
     * @return how many connections changed
     */
    long maintain();
}
