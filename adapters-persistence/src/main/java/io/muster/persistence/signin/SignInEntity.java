package io.muster.persistence.signin;

import io.muster.persistence.hibernate.TenantKey;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.NullUnmarked;

@Entity(name = "SignIn")
@Table(name = "sign_in")
@IdClass(TenantKey.class)
@NullUnmarked // Hibernate fills the fields
class SignInEntity {
    @Id
    @Column(name = "organization_id")
    UUID organizationId;

    @Id
    UUID id;

    @Column(name = "connection_id")
    UUID connectionId;

    @Column(name = "version_number")
    long versionNumber;

    String protocol;
    boolean test;

    @Column(name = "fresh_login")
    boolean freshLogin;

    @Column(name = "secret_digest")
    byte[] secretDigest;

    @Column(name = "tester_kind")
    String testerKind;

    String tester;

    String target;
    String state;
    Instant started;
    Instant ended;

    @Column(name = "member_id")
    UUID memberId;

    String address;

    @Column(name = "address_key")
    String addressKey;

    String code;
    String detail;
    String report;

    @Column(name = "request_id")
    String requestId;

    @Column(name = "client_address")
    String clientAddress;

    @Column(name = "former_organization_id")
    UUID formerOrganizationId;

    @Column(name = "former_digest")
    byte[] formerDigest;
}
