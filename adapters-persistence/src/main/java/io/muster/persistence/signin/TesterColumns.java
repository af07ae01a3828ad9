package io.muster.persistence.signin;

import io.muster.domain.contact.ContactLinkId;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.session.Credential;
import io.muster.domain.session.SessionId;
import io.muster.persistence.hibernate.Rows;
import java.util.Optional;
import java.util.UUID;

/** The columns of the credential with which a test was started: its kind, and what names it. */
final class TesterColumns {
    private static final String NONE = "";

    private enum Kind {
        SESSION,
        CONTACT_LINK,
        API_KEY,
        MUSTER
    }

    private TesterColumns() {}

    static void write(Credential tester, SignInEntity row) {
        if (tester instanceof Credential.OfMember member) {
            write(Kind.SESSION, member.session().toString(), row);
        } else if (tester instanceof Credential.OfContact contact) {
            write(Kind.CONTACT_LINK, contact.link().toString(), row);
        } else if (tester instanceof Credential.OfKey key) {
            write(Kind.API_KEY, key.publicId(), row);
        } else {
            write(Kind.MUSTER, NONE, row);
        }
    }

    private static void write(Kind kind, String name, SignInEntity row) {
        row.testerKind = kind.name();
        row.tester = name;
    }

    /** Reads the credential; empty also if a newer version has written one of another kind. */
    static Optional<Credential> read(SignInEntity row) {
        OrganizationId organization = new OrganizationId(row.organizationId);
        return Rows.knownEnumOf(Kind.class, row.testerKind).<Credential>map(kind -> switch (kind) {
            case SESSION -> new Credential.OfMember(organization, new SessionId(UUID.fromString(row.tester)));
            case CONTACT_LINK -> new Credential.OfContact(organization, new ContactLinkId(UUID.fromString(row.tester)));
            case API_KEY -> new Credential.OfKey(row.tester);
            case MUSTER -> new Credential.OfMuster();
        });
    }
}
