package io.muster.application.service.password;

import io.muster.application.port.in.password.ManagePasswords;
import io.muster.application.port.in.password.SignInByPassword;
import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.password.PasswordHasher;
import io.muster.application.service.audit.AuditTrail;

/** Makes the use cases for passwords of break-glass owners. */
public final class PasswordUseCases {
    private PasswordUseCases() {}

    public static ManagePasswords managePasswords(
            Ports ports, PasswordHasher hasher, AuditTrail auditTrail, Environment environment) {
        PasswordChecks checks = new PasswordChecks(ports, hasher, auditTrail, environment);
        return new PasswordAdministration(ports, checks, auditTrail, environment);
    }

    public static SignInByPassword signInByPassword(
            Ports ports, PasswordHasher hasher, AuditTrail auditTrail, Environment environment) {
        PasswordChecks checks = new PasswordChecks(ports, hasher, auditTrail, environment);
        return new PasswordSignIn(ports, checks, auditTrail, environment);
    }
}
