package io.muster.persistence.hibernate;

import io.muster.domain.problem.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.hibernate.exception.ConstraintViolationException;

/** Translates violated constraints to problems by their names. The messages contain no data of other rows. */
final class Constraints {
    private static final Map<String, String> DUPLICATES = Map.of(
            "directory_user_name_unique", "userName is already used by another user",
            "directory_user_external_id_unique", "externalId is already used by another user",
            "email_claim_pkey", "The e-mail address is already in use",
            "directory_group_name_unique", "displayName is already used by another group",
            "directory_group_external_id_unique", "externalId is already used by another group",
            "verified_domain_pkey", "The domain belongs to another organization",
            "workspace_name_unique", "The organization already has a workspace of that name");

    private static final Map<String, String> CONFLICTS = Map.of(
            "group_mapping_group_unique", "Somebody else has just saved a mapping of the group",
            "group_mapping_prepared_unique", "Somebody else has just prepared a mapping of that name",
            "subject_link_pkey", "The account has just been linked to a member",
            "subject_link_user_unique", "The member has just been linked to an account");

    /** Rows that are inserted or else updated in two steps: by H2, and the last one by PostgreSQL, too. */
    private static final Set<String> INSERTED_OR_UPDATED =
            Set.of("failure_cause_pkey", "request_count_pkey", "request_rhythm_pkey", "secret_key_pkey");

    private Constraints() {}

    /** Returns the problem that the constraint stands for, or the violation itself if it is a defect. */
    static RuntimeException problem(ConstraintViolationException violated) {
        return translated(DUPLICATES, Problem.Code.DUPLICATE, violated)
                .or(() -> translated(CONFLICTS, Problem.Code.CONFLICT, violated))
                .orElse(violated);
    }

    private static Optional<RuntimeException> translated(
            Map<String, String> details, Problem.Code code, ConstraintViolationException violated) {
        String name = name(violated);
        return details.entrySet().stream()
                .filter(detail -> name.contains(detail.getKey()))
                .findFirst()
                .map(detail -> new Problem(code, detail.getValue()));
    }

    /**
     * Returns whether another unit of work was faster: it deleted a referenced row, or inserted one that this one would
     * have updated.
     */
    static boolean isLostRace(ConstraintViolationException violated) {
        String name = name(violated);
        return name.contains("_fkey") || INSERTED_OR_UPDATED.stream().anyMatch(name::contains);
    }

    /** Returns the name in lower case. H2 reports it in upper case, after the name of the schema. */
    private static String name(ConstraintViolationException violated) {
        return String.valueOf(violated.getConstraintName()).toLowerCase(Locale.ROOT);
    }
}
