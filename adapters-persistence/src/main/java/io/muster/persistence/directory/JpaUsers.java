package io.muster.persistence.directory;

import io.muster.application.port.out.directory.Users;
import io.muster.domain.directory.DirectoryUser;
import io.muster.domain.directory.EmailAddress;
import io.muster.domain.directory.ExternalId;
import io.muster.domain.directory.ForeignAddress;
import io.muster.domain.directory.Search;
import io.muster.domain.directory.SearchPage;
import io.muster.domain.directory.UserAttribute;
import io.muster.domain.directory.UserId;
import io.muster.domain.directory.UserName;
import io.muster.domain.organization.OrganizationId;
import io.muster.domain.paging.Slice;
import io.muster.domain.problem.Problem;
import io.muster.persistence.hibernate.AcrossOrganizations;
import io.muster.persistence.hibernate.HibernateUnitOfWork;
import io.muster.persistence.hibernate.Insertion;
import io.muster.persistence.hibernate.RowLocks;
import io.muster.persistence.hibernate.Rows;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.hibernate.StatelessSession;
import org.hibernate.query.SelectionQuery;
import org.jspecify.annotations.Nullable;

/** Stores each user as one row, its searchable elements and its claimed e-mail address in other tables. */
final class JpaUsers implements Users {
    private static final Searches<UserAttribute, DirectoryUser> SEARCHES = new Searches<>(
            "directory_user",
            UserRows.COLUMNS,
            "profile",
            " and r.living",
            Optional.of(UserCount.QUERY),
            new UserAttributes(),
            UserRows::read,
            user -> user.id().value());

    private static final String FIND =
            "select " + UserRows.COLUMNS + " from directory_user r where r.organization_id = ? and r.id = ?";
    private static final String FIND_BY_EMAIL =
            "select " + UserRows.COLUMNS + " from email_claim c join directory_user r"
                    + " on r.organization_id = c.organization_id and r.id = c.user_id"
                    + " where c.organization_id = ? and c.email_key = ?";
    private static final Insertion VALUES =
            Insertion.into("user_value (organization_id, user_id, attribute, position, value_key, type_key,"
                    + " display_key, is_primary)");
    private static final String STORED =
            "select profile, email_key, living from directory_user where organization_id = ? and id = ?";

    private static final String DORMANT =
            "select id from directory_user where organization_id = ? and left_at is not null and ";
    private static final String DORMANT_BY_NAME = DORMANT + "user_name_key = ?";
    private static final String DORMANT_BY_BOTH = DORMANT_BY_NAME + " union " + DORMANT + "external_id = ?";
    private static final String DELETE_VALUES = "delete from user_value where organization_id = ? and user_id = ?";
    private static final String DELETE = "delete from directory_user where organization_id = ? and id = ?";
    private static final String RELEASE = "delete from email_claim where organization_id = ? and user_id = ?";

    private final HibernateUnitOfWork unitOfWork;
    private final UserCount count;
    private final String claim;

    JpaUsers(HibernateUnitOfWork unitOfWork) {
        this.unitOfWork = unitOfWork;
        this.count = new UserCount(unitOfWork);
        this.claim =
                Rows.insertUnlessThere(unitOfWork, "email_claim", List.of("email_key", "organization_id", "user_id"));
    }

    @Override
    public void add(DirectoryUser user) {
        unitOfWork.later(user.organization(), UserRows.INSERT, UserRows.values(UserRows.row(user)));
        insertValues(user);
        UserRows.claim(user).ifPresent(email -> claim(user, email));
        count.added(user.organization(), user.id());
    }

    @Override
    public void save(DirectoryUser user) {
        Stored before = unitOfWork
                .query(
                        user.organization(),
                        STORED,
                        List.of(user.organization().value(), user.id().value()),
                        Stored::read)
                .stream()
                .findFirst()
                .orElse(Stored.NONE);
        UserEntity row = UserRows.row(user);
        change(before, before.profile().equals(row.profile), user, row);
    }

    @Override
    public void change(DirectoryUser before, DirectoryUser after) {
        boolean sameValues = before.profile().plurals().equals(after.profile().plurals());
        change(Stored.of(before), sameValues, after, UserRows.row(after));
    }

    private void change(Stored before, boolean sameValues, DirectoryUser after, UserEntity row) {
        if (before.living() && after.deleted()) {
            count.removing(after.organization(), after.id());
        }
        unitOfWork.later(after.organization(), UserRows.UPDATE, UserRows.values(row));
        if (!before.living() && !after.deleted()) {
            count.added(after.organization(), after.id());
        }
        if (!sameValues) {
            unitOfWork.later(after.organization(), DELETE_VALUES, List.of(row.organizationId, row.id));
            insertValues(after);
        }
        Optional<EmailAddress> wanted = UserRows.claim(after);
        if (!before.emailKey().equals(wanted.map(EmailAddress::key))) {
            releaseEmail(after.organization(), after.id());
            wanted.ifPresent(email -> claim(after, email));
        }
    }

    /** The columns of a user on which other tables depend. */
    private record Stored(String profile, Optional<String> emailKey, boolean living) {
        static final Stored NONE = new Stored("", Optional.empty(), false);

        static Stored of(DirectoryUser user) {
            return new Stored("", UserRows.claim(user).map(EmailAddress::key), !user.deleted());
        }

        static Stored read(ResultSet row) throws SQLException {
            return new Stored(row.getString(1), Optional.ofNullable(row.getString(2)), row.getBoolean(3));
        }
    }

    @Override
    public Optional<DirectoryUser> find(OrganizationId organization, UserId id) {
        return find(organization, id, "").filter(user -> !user.deleted());
    }

    private Optional<DirectoryUser> find(OrganizationId organization, UserId id, String lock) {
        return unitOfWork
                .query(organization, FIND + lock, List.of(organization.value(), id.value()), UserRows::read)
                .stream()
                .findFirst();
    }

    @Override
    public Optional<DirectoryUser> findByEmail(OrganizationId organization, EmailAddress email) {
        return unitOfWork
                .query(organization, FIND_BY_EMAIL, List.of(organization.value(), email.key()), UserRows::read)
                .stream()
                .filter(user -> !user.deleted())
                .findFirst();
    }

    @Override
    public Optional<OrganizationId> organizationOf(EmailAddress email) {
        return unitOfWork
                .query(
                        AcrossOrganizations.HOLDER_OF_AN_ADDRESS,
                        "select organization_id from email_claim where email_key = ?",
                        List.of(email.key()),
                        row -> new OrganizationId(row.getObject(1, UUID.class)))
                .stream()
                .findFirst();
    }

    @Override
    public Optional<DirectoryUser> lock(OrganizationId organization, UserId id) {
        return lockWithDeleted(organization, id).filter(user -> !user.deleted());
    }

    @Override
    public Optional<DirectoryUser> lockWithDeleted(OrganizationId organization, UserId id) {
        return find(organization, id, RowLocks.UPDATE);
    }

    @Override
    public Optional<DirectoryUser> lockDormant(
            OrganizationId organization, UserName userName, Optional<ExternalId> externalId, Instant now) {
        return dormant(organization, userName, externalId).stream()
                // another unit of work may have changed the user in the meantime
                .flatMap(id -> lockWithDeleted(organization, new UserId(id)).stream())
                .filter(user -> user.isDormantAt(now))
                .min(Comparator.<DirectoryUser, Boolean>comparing(
                                user -> !user.profile().userName().key().equals(userName.key()))
                        .thenComparing(DirectoryUser::deleted)
                        .thenComparing(DirectoryUser::lastModified, Comparator.reverseOrder()));
    }

    /** Reads each of the two unique indexes once. Some databases scan the table for an "or" over both. */
    private List<UUID> dormant(OrganizationId organization, UserName userName, Optional<ExternalId> externalId) {
        List<Object> parameters = new ArrayList<>(List.of(organization.value(), userName.key()));
        externalId.ifPresent(external -> {
            parameters.add(organization.value());
            parameters.add(external.value());
        });
        return unitOfWork.query(
                organization,
                externalId.isPresent() ? DORMANT_BY_BOTH : DORMANT_BY_NAME,
                parameters,
                row -> row.getObject(1, UUID.class));
    }

    @Override
    public void remove(OrganizationId organization, UserId id) {
        count.removing(organization, id);
        releaseEmail(organization, id);
        unitOfWork.later(organization, DELETE, List.of(organization.value(), id.value()));
    }

    @Override
    public Slice<ForeignAddress> foreignAddresses(OrganizationId owner, Optional<UserId> after, int limit) {
        SelectionQuery<EmailClaimEntity> query = unitOfWork
                .session(AcrossOrganizations.FOREIGN_ADDRESSES)
                .createSelectionQuery(
                        "from EmailClaim where domain in (select v.domain from VerifiedDomain v where v.organizationId ="
                                + " :owner) and organizationId <> :owner"
                                + " and (select o.deletedAt from Organization o where o.id = organizationId) is null"
                                + (after.isPresent() ? " and userId > :after" : "") + " order by userId",
                        EmailClaimEntity.class)
                .setParameter("owner", owner.value())
                .setMaxResults(limit + 1);
        after.ifPresent(last -> query.setParameter("after", last.value()));
        return Slice.of(query.getResultList(), limit)
                .map(row -> new ForeignAddress(
                        new OrganizationId(row.organizationId), new UserId(row.userId), row.emailKey));
    }

    @Override
    public SearchPage<DirectoryUser> search(OrganizationId organization, Search<UserAttribute> search) {
        return SEARCHES.run(unitOfWork, organization, search);
    }

    private void insertValues(DirectoryUser user) {
        List<UserValueEntity> values = UserRows.values(user);
        if (!values.isEmpty()) {
            List<@Nullable Object> parameters = new ArrayList<>();
            for (UserValueEntity value : values) {
                Collections.addAll(
                        parameters,
                        value.organizationId,
                        value.userId,
                        value.attribute.name(),
                        value.position,
                        value.valueKey,
                        value.typeKey,
                        value.displayKey,
                        value.primary);
            }
            unitOfWork.later(user.organization(), VALUES.of(values.size()), parameters);
        }
    }

    /** @throws Problem DUPLICATE if another user has the address and the organization does not own its domain */
    private void claim(DirectoryUser user, EmailAddress email) {
        int claimed = unitOfWork.update(
                user.organization(),
                claim,
                List.of(email.key(), user.organization().value(), user.id().value()));
        if (claimed == 0 && !takeOver(user, email)) {
            throw new Problem(Problem.Code.DUPLICATE, "The e-mail address is already in use");
        }
    }

    /**
     * Takes the address from a user of another organization if this one has verified its domain, and writes the loss.
     * Row security allows both in that case only. Locks no row of the other organization but the claim.
     */
    private boolean takeOver(DirectoryUser user, EmailAddress email) {
        StatelessSession session = unitOfWork.session(user.organization());
        Optional<EmailClaimEntity> held = Rows.first(session.createSelectionQuery(
                        "from EmailClaim where emailKey = :key and organizationId <> :owner and domain in"
                                + " (select v.domain from VerifiedDomain v where v.organizationId = :owner)",
                        EmailClaimEntity.class)
                .setParameter("key", email.key())
                .setParameter("owner", user.organization().value()));
        return held.filter(claim -> moved(claim, user)).isPresent();
    }

    private boolean moved(EmailClaimEntity claim, DirectoryUser user) {
        StatelessSession session = unitOfWork.session(user.organization());
        int moved = session.createMutationQuery("update EmailClaim set organizationId = :owner, userId = :user"
                        + " where emailKey = :key and organizationId = :loser and userId = :losing")
                .setParameter("owner", user.organization().value())
                .setParameter("user", user.id().value())
                .setParameter("key", claim.emailKey)
                .setParameter("loser", claim.organizationId)
                .setParameter("losing", claim.userId)
                .executeUpdate();
        if (moved == 0) {
            return false;
        }
        session.createNativeMutationQuery("""
                        insert into lost_address (organization_id, user_id, email_key)
                        select cast(:loser as uuid), cast(:losing as uuid), email_key from email_claim
                        where email_key = :key and organization_id = :owner""")
                .setParameter("loser", claim.organizationId)
                .setParameter("losing", claim.userId)
                .setParameter("key", claim.emailKey)
                .setParameter("owner", user.organization().value())
                .executeUpdate();
        return true;
    }

    private void releaseEmail(OrganizationId organization, UserId user) {
        unitOfWork.later(organization, RELEASE, List.of(organization.value(), user.value()));
    }
}
