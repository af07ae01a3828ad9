package io.muster.persistence.signin;

import io.muster.application.port.out.signin.SignIns;
import io.muster.domain.connection.ConnectionId;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.SsoProtocol;
import io.muster.domain.paging.Slice;
import io.muster.domain.signin.SignInAttempt;
import io.muster.domain.signin.SignInAttempt.BeganWith;
import io.muster.domain.signin.SignInAttempt.Browser;
import io.muster.domain.signin.SignInAttempt.Course;
import io.muster.domain.signin.SignInAttempt.Kind;
import io.muster.domain.signin.SignInAttempt.Outcome;
import io.muster.domain.signin.SignInAttempt.Refusal;
import io.muster.domain.signin.SignInAttempt.State;
import io.muster.domain.signin.SignInCode;
import io.muster.domain.signin.SignInId;
import io.muster.domain.signin.SignInQuery;
import io.muster.domain.signin.TestReport;
import io.muster.domain.text.Folding;
import io.muster.domain.text.Uuids;
import io.muster.domain.token.SecretDigest;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.OldRows;
import io.muster.persistence.hibernate.Parameters;
import io.muster.persistence.hibernate.Rows;
import io.muster.persistence.hibernate.Slices;
import io.muster.persistence.hibernate.TenantKey;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Stores each sign-in as one row. Ids are ordered by time, so that a page is a range of the primary key. */
final class JpaSignIns implements SignIns {
    private final HibernateUnitOfWork unitOfWork;

    JpaSignIns(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void add(SignInAttempt attempt) {
        unitOfWork.session(attempt.organization()).insert(row(attempt));
    }

    @Override
    public Optional<SignInAttempt> find(OrganizationId organization, SignInId id) {
        return Rows.get(
                        unitOfWork.session(organization),
                        SignInEntity.class,
                        new TenantKey(organization.value(), id.value()))
                .map(JpaSignIns::attempt);
    }

    @Override
    public boolean claim(OrganizationId organization, SignInId id) {
        return unitOfWork
                        .session(organization)
                        .createMutationQuery("""
                                update SignIn set state = :returned
                                where organizationId = :organization and id = :id and state = :started""")
                        .setParameter("returned", State.RETURNED.name())
                        .setParameter("organization", organization.value())
                        .setParameter("id", id.value())
                        .setParameter("started", State.STARTED.name())
                        .executeUpdate()
                == 1;
    }

    @Override
    public void end(SignInAttempt attempt) {
        unitOfWork.session(attempt.organization()).update(row(attempt));
    }

    @Override
    public Slice<SignInAttempt> search(OrganizationId organization, SignInQuery query) {
        Parameters parameters = new Parameters();
        StringBuilder where = new StringBuilder("organizationId = " + parameters.add(organization.value()));
        query.before().ifPresent(last -> where.append(" and id < ").append(parameters.add(last)));
        query.outcome().ifPresent(outcome -> where.append(condition(outcome, query.now(), parameters)));
        query.code().ifPresent(code -> where.append(" and code = ").append(parameters.add(code.name())));
        query.test().ifPresent(test -> where.append(" and test = ").append(parameters.add(test)));
        query.from().ifPresent(from -> where.append(" and started >= ").append(parameters.add(from)));
        query.until().ifPresent(until -> where.append(" and started < ").append(parameters.add(until)));
        query.text().ifPresent(text -> where.append(condition(text, parameters)));
        return Slices.stream(
                parameters.bind(unitOfWork
                        .session(organization)
                        .createSelectionQuery("from SignIn where " + where + " order by id desc", SignInEntity.class)),
                query.limit(),
                JpaSignIns::attempt,
                SignInAttempt::bytes);
    }

    @Override
    public int refusedSince(OrganizationId organization, Instant since, int most) {
        return unitOfWork
                .session(organization)
                .createSelectionQuery("""
                        select id from SignIn
                        where organizationId = :organization and started >= :since and state = :refused and not test
                        order by started desc""", UUID.class)
                .setParameter("organization", organization.value())
                .setParameter("since", since)
                .setParameter("refused", State.REFUSED.name())
                .setMaxResults(most)
                .getResultList()
                .size();
    }

    @Override
    public int purge(OrganizationId organization, Instant before, int limit) {
        return OldRows.delete(
                unitOfWork.session(organization),
                organization,
                "SignIn",
                "started < :before order by started",
                before,
                limit);
    }

    private static String condition(Outcome outcome, Instant now, Parameters parameters) {
        String open = " and state in ('STARTED', 'RETURNED') and started ";
        return switch (outcome) {
            case SUCCEEDED, REFUSED -> " and state = " + parameters.add(outcome.name());
            case STARTED -> open + "> " + parameters.add(now.minus(SignInAttempt.LIFE));
            case ABANDONED -> open + "<= " + parameters.add(now.minus(SignInAttempt.LIFE));
        };
    }

    private static String condition(String text, Parameters parameters) {
        String member = Uuids.parse(text)
                .map(id -> " or memberId = " + parameters.add(id))
                .orElse("");
        return " and (addressKey = " + parameters.add(Folding.fold(text)) + " or requestId = " + parameters.add(text)
                + member + ")";
    }

    private static SignInEntity row(SignInAttempt attempt) {
        SignInEntity row = new SignInEntity();
        row.organizationId = attempt.organization().value();
        row.id = attempt.id().value();
        row.connectionId = attempt.connection().value();
        row.versionNumber = attempt.version();
        row.protocol = attempt.beganWith().protocol().name();
        row.test = attempt.test();
        row.freshLogin = attempt.freshLogin();
        row.secretDigest = attempt.secret().bytes();
        attempt.target().ifPresent(target -> row.target = target);
        row.state = attempt.state().name();
        row.started = attempt.started();
        attempt.course().ended().ifPresent(ended -> row.ended = ended);
        attempt.member().ifPresent(member -> row.memberId = member.value());
        attempt.address().ifPresent(address -> {
            row.address = address;
            row.addressKey = Folding.fold(address);
        });
        attempt.refusal().ifPresent(refusal -> {
            row.code = refusal.code().name();
            row.detail = refusal.detail();
        });
        attempt.report().ifPresent(report -> row.report = json(report));
        row.requestId = attempt.browser().requestId();
        row.clientAddress = attempt.browser().address();
        return row;
    }

    private static SignInAttempt attempt(SignInEntity row) {
        return new SignInAttempt(
                new OrganizationId(row.organizationId),
                new SignInId(row.id),
                new BeganWith(new ConnectionId(row.connectionId), row.versionNumber, SsoProtocol.valueOf(row.protocol)),
                new Kind(row.test, row.freshLogin),
                new SecretDigest(row.secretDigest),
                Optional.ofNullable(row.target),
                row.started,
                new Course(
                        State.valueOf(row.state),
                        Optional.ofNullable(row.ended),
                        Optional.ofNullable(row.memberId).map(UserId::new),
                        Optional.ofNullable(row.address),
                        Rows.enumOf(SignInCode.class, row.code).map(code -> new Refusal(code, row.detail)),
                        Optional.ofNullable(row.report).map(JpaSignIns::report)),
                new Browser(row.requestId, row.clientAddress));
    }

    private static String json(TestReport report) {
        JsonObjectBuilder json = Json.createObjectBuilder()
                .add("claims", Json.createArrayBuilder(report.claims()))
                .add("groups", Json.createArrayBuilder(report.groups()));
        report.member().ifPresent(member -> json.add("member", member.toString()));
        report.role().ifPresent(role -> json.add("role", role.name()));
        return json.build().toString();
    }

    private static TestReport report(String text) {
        try (JsonReader reader = Json.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            return new TestReport(
                    json.getJsonArray("claims").getValuesAs(JsonString::getString),
                    Optional.ofNullable(json.getString("member", null)).map(id -> new UserId(UUID.fromString(id))),
                    Rows.enumOf(OrgRole.class, json.getString("role", null)),
                    json.getJsonArray("groups").getValuesAs(JsonString::getString));
        }
    }
}
