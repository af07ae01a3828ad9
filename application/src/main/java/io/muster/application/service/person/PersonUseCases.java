package io.muster.application.service.person;

import io.muster.application.port.in.person.FindPerson;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;

/** Makes the use case for everything about one person. */
public final class PersonUseCases {
    private PersonUseCases() {}

    public static FindPerson findPerson(Ports ports, Environment environment) {
        return new PersonFinding(ports, environment);
    }
}
