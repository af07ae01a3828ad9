package io.muster.application.service.password;

import io.muster.application.port.out.Environment;
import io.muster.application.port.out.Ports;
import io.muster.application.port.out.UnitOfWork;
import io.muster.application.port.out.password.OwnerPasswords;
import io.muster.application.port.out.password.PasswordHasher;
import io.muster.application.service.audit.AuditTrail;
import io.muster.domain.audit.AuditAction;
import io.muster.domain.directory.ChangeSource;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.Organization;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.password.OwnerPassword;
import io.muster.domain.password.Password;
import io.muster.domain.password.PasswordHash;
import io.muster.domain.password.Tries;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Compares and hashes passwords. A try counts before it is compared, so that many at once are no way around the wait.
 * Each try locks, writes and commits, and makes one hash, also if the password cannot be right, so that the time of an
 * answer reveals nothing.
 */
final class PasswordChecks {
    /** Compared where there is nothing to compare, against no hash. */
    private static final Password NOBODYS = new Password("");

    private static final UserId NOBODY = new UserId(new UUID(0, 0));

    private final UnitOfWork unitOfWork;
    private final OwnerPasswords passwords;
    private final PasswordHasher hasher;
    private final AuditTrail auditTrail;
    private final Environment environment;

    PasswordChecks(Ports ports, PasswordHasher hasher, AuditTrail auditTrail, Environment environment) {
        this.unitOfWork = ports.unitOfWork();
        this.passwords = ports.ownerPasswords();
        this.hasher = hasher;
        this.auditTrail = auditTrail;
        this.environment = environment;
    }

    /** Returns the stored password if this is the right one, and may be tried now. */
    Optional<OwnerPassword> right(Optional<DirectoryUser> owner, String typed) {
        Optional<OwnerPassword> counted = unitOfWork.write(() -> counted(owner));
        Optional<Password> entered = Password.entered(typed);
        Optional<PasswordHash> hash = entered.flatMap(password -> counted).flatMap(OwnerPassword::hash);
        return hasher.matches(entered.orElse(NOBODYS), hash) ? counted : Optional.empty();
    }

    /** Counts the try, and returns the password if it may be compared. */
    private Optional<OwnerPassword> counted(Optional<DirectoryUser> owner) {
        Instant now = environment.now();
        Optional<OwnerPassword> present = passwords
                .lock(
                        owner.map(DirectoryUser::organization).orElse(OrganizationId.INSTALLATION),
                        owner.map(DirectoryUser::id).orElse(NOBODY))
                .filter(password -> password.hash().isPresent());
        if (present.isEmpty()) {
            passwords.countNobodys(now);
            return present;
        }
        Optional<OwnerPassword> tried = present.filter(
                        password -> password.tries().mayTryAt(now))
                .map(password -> password.with(password.tries().tried(now)));
        passwords.save(tried.orElse(present.get()));
        if (tried.filter(password -> password.tries().count() == Tries.FREE).isPresent()) {
            recordSlowed(owner.orElseThrow());
        }
        return tried;
    }

    private void recordSlowed(DirectoryUser member) {
        auditTrail.record(
                ChangeSource.SIGN_IN,
                member.organization(),
                AuditAction.PASSWORD_TRIES_SLOWED,
                subject(member),
                Map.of());
    }

    /** @throws io.muster.domain.problem.Problem INVALID_VALUE if the member may not choose the password */
    PasswordHash chosen(String typed, Organization organization, DirectoryUser member) {
        return hashed(Password.chosen(
                typed,
                List.of(
                        "muster",
                        organization.name(),
                        member.profile().userName().value(),
                        member.primaryEmail().map(EmailAddress::value).orElse(""))));
    }

    /** Returns another hash of a right password, if its own was made with other parameters than those of today. */
    Optional<PasswordHash> renewed(OwnerPassword right, String typed) {
        return right.hash()
                .filter(hash -> !hasher.isCurrent(hash))
                .flatMap(hash -> Password.entered(typed))
                .map(this::hashed);
    }

    private PasswordHash hashed(Password password) {
        return hasher.hash(password, environment.secrets().random(PasswordHasher.SALT_BYTES));
    }

    static String subject(DirectoryUser member) {
        return member.id().path() + "/password";
    }
}
