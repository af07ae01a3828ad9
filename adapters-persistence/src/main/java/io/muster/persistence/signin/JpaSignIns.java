package io.muster.persistence.signin;

import io.muster.application.port.out.signin.SignIns;
import io.muster.domain.connection.ConnectionId;
import io.muster.domain.directory.UserId;
import io.muster.domain.organization.OrgRole;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.organization.SsoProtocol;
import io.muster.domain.paging.Slice;
import io.muster.domain.session.SessionReference;
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
import jakarta.json.JsonBuilderFactory;
import jakarta.json.JsonObject;
import jakarta.json.JsonObjectBuilder;
import jakarta.json.JsonReader;
import jakarta.json.JsonReaderFactory;
import jakarta.json.JsonString;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.hibernate.StatelessSession;
import org.jspecify.annotations.Nullable;

/** Stores each sign-in as one row. Ids are ordered by time, so that a page is a range of the primary key. */
final class JpaSignIns implements SignIns {
    private static final JsonBuilderFactory BUILDERS = Json.createBuilderFactory(Map.of());
    private static final JsonReaderFactory READERS = Json.createReaderFactory(Map.of());

    private static final Comparator<SignInAttempt> NEWEST_FIRST = Comparator.comparing(
                    (SignInAttempt attempt) -> attempt.id().toString())
            .reversed();

    /** Conditions of {@link SignIns#purgeUnfinished}, each with an index in the order of the ids. */
    private static final List<String> FRUITLESS = Stream.concat(
                    Stream.of("state = '" + State.STARTED + "'"),
                    SignInAttempt.NOT_ASKED.stream().map(code -> "code = '" + code.name() + "'"))
            .toList();

    private static final String INSERT = Rows.insert(
            "sign_in (organization_id, id, connection_id, version_number, protocol, test, fresh_login, secret_digest,"
                    + " tester_kind, tester, target, started, request_id, client_address, former_organization_id,"
                    + " former_digest, state, ended, member_id, address, address_key, code, detail, report)",
            1);

    private static final String CLAIM =
            "update sign_in set state = ? where organization_id = ? and id = ? and state = ?";

    private static final String END = """
            update sign_in set state = ?, ended = ?, member_id = ?, address = ?, address_key = ?, code = ?, detail = ?,
                report = ?, former_organization_id = ?, former_digest = ?
            where organization_id = ? and id = ?""";

    private final HibernateUnitOfWork unitOfWork;

    JpaSignIns(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
    }

    @Override
    public void add(SignInAttempt attempt) {
        SignInEntity row = row(attempt);
        List<@Nullable Object> values = new ArrayList<>(Arrays.asList(
                row.organizationId,
                row.id,
                row.connectionId,
                row.versionNumber,
                row.protocol,
                row.test,
                row.freshLogin,
                row.secretDigest,
                row.testerKind,
                row.tester,
                row.target,
                row.started,
                row.requestId,
                row.clientAddress,
                row.formerOrganizationId,
                row.formerDigest));
        values.addAll(course(row));
        unitOfWork.later(attempt.organization(), INSERT, values);
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
        return unitOfWork.update(
                        organization,
                        CLAIM,
                        List.of(State.RETURNED.name(), organization.value(), id.value(), State.STARTED.name()))
                == 1;
    }

    @Override
    public void end(SignInAttempt attempt) {
        SignInEntity row = row(attempt);
        List<@Nullable Object> values = new ArrayList<>(course(row));
        values.addAll(Arrays.asList(row.formerOrganizationId, row.formerDigest, row.organizationId, row.id));
        unitOfWork.later(attempt.organization(), END, values);
    }

    /** Looks for a text in each of its columns alone, so that an index of the column has the order of the page. */
    @Override
    public Slice<SignInAttempt> search(OrganizationId organization, SignInQuery query) {
        if (query.text().isEmpty()) {
            return search(organization, query, parameters -> "");
        }
        String text = query.text().get();
        List<Slice<SignInAttempt>> found = new ArrayList<>(List.of(
                search(organization, query, parameters -> " and addressKey = " + parameters.add(Folding.fold(text))),
                search(organization, query, parameters -> " and requestId = " + parameters.add(text))));
        Uuids.parse(text)
                .ifPresent(member -> found.add(
                        search(organization, query, parameters -> " and memberId = " + parameters.add(member))));
        return merged(found, query.limit());
    }

    private static Slice<SignInAttempt> merged(List<Slice<SignInAttempt>> slices, int limit) {
        List<SignInAttempt> newestFirst = slices.stream()
                .flatMap(slice -> slice.items().stream())
                .distinct()
                .sorted(NEWEST_FIRST)
                .toList();
        Slice<SignInAttempt> page = Slice.of(newestFirst, limit, SignInAttempt::bytes);
        return new Slice<>(page.items(), page.more() || slices.stream().anyMatch(Slice::more));
    }

    private Slice<SignInAttempt> search(
            OrganizationId organization, SignInQuery query, Function<Parameters, String> condition) {
        Parameters parameters = new Parameters();
        StringBuilder where = new StringBuilder("organizationId = " + parameters.add(organization.value()));
        query.before().ifPresent(last -> where.append(" and id < ").append(parameters.add(last)));
        query.outcome().ifPresent(outcome -> where.append(condition(outcome, query.now(), parameters)));
        query.code().ifPresent(code -> where.append(" and code = ").append(parameters.add(code.name())));
        query.test().ifPresent(test -> where.append(" and test = ").append(parameters.add(test)));
        query.from().ifPresent(from -> where.append(" and started >= ").append(parameters.add(from)));
        query.until().ifPresent(until -> where.append(" and started < ").append(parameters.add(until)));
        where.append(condition.apply(parameters));
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

    @Override
    public int purgeUnfinished(OrganizationId organization, Instant before, int kept, int limit) {
        int purged = 0;
        for (String kind : FRUITLESS) {
            if (purged < limit) {
                purged += OldRows.delete(
                        unitOfWork.session(organization),
                        organization,
                        "SignIn",
                        beyond(organization, kind, before, kept, limit - purged));
            }
        }
        return purged;
    }

    /** Returns the oldest sign-ins of a kind, without the newest. */
    private List<UUID> beyond(OrganizationId organization, String kind, Instant before, int kept, int limit) {
        StatelessSession session = unitOfWork.session(organization);
        String ids = "select id from SignIn where organizationId = :organization and " + kind;
        return session.createSelectionQuery(ids + " order by id desc", UUID.class)
                .setParameter("organization", organization.value())
                .setFirstResult(kept)
                .setMaxResults(1)
                .uniqueResultOptional()
                .map(newest -> session.createSelectionQuery(
                                ids + " and id <= :newest and started < :before order by id", UUID.class)
                        .setParameter("organization", organization.value())
                        .setParameter("newest", newest)
                        .setParameter("before", before)
                        .setMaxResults(limit)
                        .getResultList())
                .orElse(List.of());
    }

    private static String condition(Outcome outcome, Instant now, Parameters parameters) {
        String open = " and state in ('STARTED', 'RETURNED') and started ";
        return switch (outcome) {
            case SUCCEEDED, REFUSED -> " and state = " + parameters.add(outcome.name());
            case STARTED -> open + "> " + parameters.add(now.minus(SignInAttempt.LIFE));
            case ABANDONED -> open + "<= " + parameters.add(now.minus(SignInAttempt.LIFE));
        };
    }

    private static List<@Nullable Object> course(SignInEntity row) {
        return Arrays.asList(
                row.state, row.ended, row.memberId, row.address, row.addressKey, row.code, row.detail, row.report);
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
        attempt.tester().ifPresent(tester -> TesterColumns.write(tester, row));
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
        attempt.browser().session().ifPresent(former -> {
            row.formerOrganizationId = former.organization().value();
            row.formerDigest = former.digest().bytes();
        });
        return row;
    }

    private static SignInAttempt attempt(SignInEntity row) {
        return new SignInAttempt(
                new OrganizationId(row.organizationId),
                new SignInId(row.id),
                new BeganWith(new ConnectionId(row.connectionId), row.versionNumber, SsoProtocol.valueOf(row.protocol)),
                new Kind(row.test, row.freshLogin, TesterColumns.read(row)),
                new SecretDigest(row.secretDigest),
                Optional.ofNullable(row.target),
                row.started,
                new Course(
                        State.valueOf(row.state),
                        Optional.ofNullable(row.ended),
                        Optional.ofNullable(row.memberId).map(UserId::new),
                        Optional.ofNullable(row.address),
                        Optional.ofNullable(row.code).map(code -> new Refusal(SignInCode.named(code), row.detail)),
                        Optional.ofNullable(row.report).map(JpaSignIns::report)),
                new Browser(
                        row.requestId,
                        row.clientAddress,
                        Optional.ofNullable(row.formerDigest)
                                .map(digest -> new SessionReference(
                                        new OrganizationId(row.formerOrganizationId), new SecretDigest(digest)))));
    }

    private static String json(TestReport report) {
        JsonObjectBuilder json = BUILDERS.createObjectBuilder()
                .add("claims", BUILDERS.createArrayBuilder(report.claims()))
                .add("groups", BUILDERS.createArrayBuilder(report.groups()));
        report.member().ifPresent(member -> json.add("member", member.toString()));
        report.role().ifPresent(role -> json.add("role", role.name()));
        return json.build().toString();
    }

    private static TestReport report(String text) {
        try (JsonReader reader = READERS.createReader(new StringReader(text))) {
            JsonObject json = reader.readObject();
            return new TestReport(
                    json.getJsonArray("claims").getValuesAs(JsonString::getString),
                    Optional.ofNullable(json.getString("member", null)).map(id -> new UserId(UUID.fromString(id))),
                    Rows.enumOf(OrgRole.class, json.getString("role", null)),
                    json.getJsonArray("groups").getValuesAs(JsonString::getString));
        }
    }
}
