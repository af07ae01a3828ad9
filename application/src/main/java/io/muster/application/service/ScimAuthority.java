package io.muster.application.service;

import io.muster.application.port.in.CallerChangedException;
import io.muster.application.port.in.ScimCall;
import io.muster.application.port.in.ScimCaller;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.token.TokenRings;
import io.muster.application.port.out.token.TokenRings.Known;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.ProvisioningMode;
import io.muster.domain.problem.Problem;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Proves the right of an identity provider where it reads or writes. Its token was checked when the headers of the
 * request arrived, or with an earlier request; the body may have arrived much later.
 */
public final class ScimAuthority {
    private final TokenRings tokenRings;
    private final Environment environment;

    public ScimAuthority(Ports ports, Environment environment) {
        this.tokenRings = ports.tokenRings();
        this.environment = environment;
    }

    /**
     * Returns the organization as it is now. The token cannot end by a revocation before the unit of work does, so
     * nothing that it writes is committed after the revocation. Call it first, or after the organization is locked.
     *
     * @throws Problem UNAUTHENTICATED if the token has ended or the organization has left SCIM
     * @throws CallerChangedException if the organization has another dialect than the request was read by
     */
    public Organization prove(ScimCall call) {
        return proof(call).get();
    }

    /**
     * As {@link #prove}, but the question may travel with the next statement, which must change nothing that the proof
     * would not roll back. Read the proof before anything else of the answers.
     */
    public Supplier<Organization> proof(ScimCall call) {
        ScimCaller caller = call.caller();
        Supplier<Optional<Known>> token =
                tokenRings.lockShared(caller.organization().id(), caller.tokenId());
        return () -> require(caller, token.get());
    }

    /**
     * Returns the answer to a question, with which the proof travels: the token may end while it is asked.
     *
     * @throws Problem UNAUTHENTICATED as {@link #prove}
     * @throws CallerChangedException as {@link #prove}
     */
    public <T> T read(ScimCaller caller, Supplier<T> question) {
        Supplier<Optional<Known>> token = tokenRings.ask(caller.organization().id(), caller.tokenId());
        T answer = question.get();
        require(caller, token.get());
        return answer;
    }

    private Organization require(ScimCaller caller, Optional<Known> token) {
        Organization organization = token.filter(known -> known.token().worksAt(environment.now()))
                .map(Known::organization)
                .filter(known -> known.mode() == ProvisioningMode.SCIM)
                .orElseThrow(() -> new Problem(Problem.Code.UNAUTHENTICATED, "A valid bearer token is required"));
        if (organization.dialect() != caller.organization().dialect()) {
            throw new CallerChangedException();
        }
        return organization;
    }
}
