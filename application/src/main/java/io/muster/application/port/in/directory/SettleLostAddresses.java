package io.muster.application.port.in.directory;

/** The clock removes lost e-mail addresses from users, and reports each loss to their organization. */
public interface SettleLostAddresses {
    /**
     * Takes lost addresses out of the users' profiles, each in a unit of work of its own, with an entry in the audit
     * log and an event. Serves a bounded number of organizations and users.
     *
     * @return how many losses were settled; zero if none is left
     */
    int settleLost();
}
