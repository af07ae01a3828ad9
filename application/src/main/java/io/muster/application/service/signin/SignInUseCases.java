package io.muster.application.service.signin;

import io.muster.application.port.in.connection.DescribeServiceProvider;
import io.muster.application.port.in.connection.MaintainConnections;
import io.muster.application.port.in.connection.ManageConnection;
import io.muster.application.port.in.session.ManageSessions;
import io.muster.application.port.in.session.UseSession;
import io.muster.application.port.in.signin.ReadSignIns;
import io.muster.application.port.in.signin.SignIn;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.connection.IdentityProviders;
import io.muster.application.port.out.connection.SamlDocuments;
import io.muster.application.service.access.AccessGuard;
import io.muster.application.service.audit.AuditTrail;
import io.muster.application.service.directory.ClaimedGroups;
import io.muster.application.service.directory.JustInTimeMembers;
import io.muster.application.service.event.EventPublisher;
import io.muster.application.service.organization.EntitlementChange;
import io.muster.domain.token.SecretBox;

/** Makes the use cases for connections to identity providers, sign-ins and sessions. */
public final class SignInUseCases {
    private SignInUseCases() {}

    public static ManageConnection manageConnection(
            Ports ports,
            IdentityProviders providers,
            SamlDocuments saml,
            ConnectionSecrets secrets,
            EntitlementChange entitlements,
            EventPublisher events,
            AuditTrail auditTrail,
            Environment environment) {
        return new ConnectionAdministration(
                ports, providers, saml, secrets, entitlements, events, auditTrail, environment);
    }

    public static SignIn signIn(
            Ports ports,
            IdentityProviders providers,
            SamlDocuments saml,
            ConnectionSecrets secrets,
            AccessGuard guard,
            EventPublisher events,
            AuditTrail auditTrail,
            Environment environment) {
        JustInTimeMembers members = new JustInTimeMembers(ports, events, auditTrail, environment);
        ClaimedGroups claimed = new ClaimedGroups(ports, guard, events, environment);
        return new SigningIn(ports, providers, saml, secrets, members, claimed, auditTrail, environment);
    }

    public static MaintainConnections maintainConnections(
            Ports ports,
            IdentityProviders providers,
            SamlDocuments saml,
            EventPublisher events,
            AuditTrail auditTrail,
            Environment environment) {
        return new ConnectionUpkeep(ports, providers, saml, events, auditTrail, environment);
    }

    public static ReadSignIns readSignIns(Ports ports) {
        return new SignInLogReading(ports);
    }

    public static UseSession useSession(Ports ports, Environment environment) {
        return new SessionUse(ports, environment);
    }

    public static ManageSessions manageSessions(Ports ports, AuditTrail auditTrail, Environment environment) {
        return new SessionAdministration(ports, auditTrail, environment);
    }

    /** @param api the public URL of the API, without a slash at the end */
    public static ConnectionSecrets secrets(
            Ports ports, SamlDocuments saml, SecretBox box, Environment environment, String api) {
        return new ConnectionSecrets(box, new ServiceKeyring(ports, saml, box, environment), environment, api);
    }

    public static DescribeServiceProvider describeServiceProvider(
            Ports ports, SamlDocuments saml, ConnectionSecrets secrets) {
        return new ServiceDescription(ports, saml, secrets);
    }
}
