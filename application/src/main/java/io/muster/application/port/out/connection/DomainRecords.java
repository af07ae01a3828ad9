package io.muster.application.port.out.connection;

import io.muster.domain.connection.TxtAnswer;

/** The DNS. */
@FunctionalInterface
public interface DomainRecords {
    /** Asks for the TXT records of a name. May take seconds: never call it inside a unit of work. */
    TxtAnswer texts(String name);
}
