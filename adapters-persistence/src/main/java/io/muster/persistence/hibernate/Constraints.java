package io.muster.persistence.hibernate;

import io.muster.domain.problem.Problem;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.hibernate.exception.ConstraintViolationException;

/** What a violated constraint means, told by its name and naming nobody else's data. */
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
            "group_mapping_prepared_unique", "Somebody else has just prepared a mapping of that name");

    private Constraints() {}

    /** The refusal that the violation stands for, or the violation itself where it is a defect of ours. */
    static RuntimeException problem(ConstraintViolationException violated) {
        return meaning(DUPLICATES, Problem.Code.DUPLICATE, violated)
                .or(() -> meaning(CONFLICTS, Problem.Code.CONFLICT, violated))
                .orElse(violated);
    }

    private static Optional<RuntimeException> meaning(
            Map<String, String> meanings, Problem.Code code, ConstraintViolationException violated) {
        String name = name(violated);
        return meanings.entrySet().stream()
                .filter(meaning -> name.contains(meaning.getKey()))
                .findFirst()
                .map(meaning -> new Problem(code, meaning.getValue()));
    }

    /** Whether a row that was seen a moment ago is gone: another unit of work deleted it in between. */
    static boolean isVanishedParent(ConstraintViolationException violated) {
        return name(violated).contains("_fkey");
    }

    /** H2 reports names in capitals and with the schema in front. */
    private static String name(ConstraintViolationException violated) {
        return String.valueOf(violated.getConstraintName()).toLowerCase(Locale.ROOT);
    }
}
