package io.muster.application.port.in.connection;

/** The clock looks for the records of verified domains again, each once a day. */
public interface RecheckDomains {
    /**
     * Looks for a bounded number of records, in organizations that have due ones. May take minutes if the DNS is
     * silent.
     *
     * @return whether others may be due
     */
    boolean recheckDue();
}
