package io.muster.application.service.signin;

import io.muster.application.port.in.signin.PreviewSignIn;
import io.muster.application.port.in.signin.ReadSignIns;
import io.muster.application.port.in.signin.SignIn;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.connection.ProviderRequests;
import io.muster.application.service.directory.ClaimedGroups;
import io.muster.application.service.directory.JustInTimeMembers;
import io.muster.application.service.event.EventPublisher;

/** Makes the use cases for sign-ins and their log. */
public final class SignInUseCases {
    private SignInUseCases() {}

    public static SignIn signIn(
            Ports ports,
            ProviderRequests requests,
            AccessGuard guard,
            EventPublisher events,
            AuditTrail auditTrail,
            Environment environment) {
        return new SigningIn(
                ports, requests, members(ports, guard, events, auditTrail, environment), auditTrail, environment);
    }

    public static PreviewSignIn previewSignIn(
            Ports ports,
            ProviderRequests requests,
            AccessGuard guard,
            EventPublisher events,
            AuditTrail auditTrail,
            Environment environment) {
        return new SignInPreviewing(ports, requests, members(ports, guard, events, auditTrail, environment));
    }

    private static MemberSignIn members(
            Ports ports, AccessGuard guard, EventPublisher events, AuditTrail auditTrail, Environment environment) {
        return new MemberSignIn(
                ports,
                new JustInTimeMembers(ports, events, auditTrail, environment),
                new ClaimedGroups(ports, guard, events, environment),
                auditTrail,
                environment);
    }

    public static ReadSignIns readSignIns(Ports ports) {
        return new SignInLogReading(ports);
    }
}
