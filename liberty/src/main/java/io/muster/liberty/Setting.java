package io.muster.liberty;

/**
 * The settings by their names, each with its rule and a command that sets a valid value. Contains those that only
 * {@code muster.xml} reads: the server replaces a wrong value of these by a default, without an error that an operator
 * sees.
 */
enum Setting {
    MUSTER_SECRET_KEY(
            "must be set to at least 32 bytes as hex or base64, the same on every node",
            "export MUSTER_SECRET_KEY=$(openssl rand -base64 32)"),
    MUSTER_SECOND_SECRET_KEY(
            "must be another key than MUSTER_SECRET_KEY, in the same form", "unset MUSTER_SECOND_SECRET_KEY"),
    MUSTER_API_KEY(
            "must be an API key that Muster made. Without it, the first start makes one and logs the name of its file",
            "unset MUSTER_API_KEY"),
    MUSTER_PUBLIC_URL(
            "must be set to the URL by which clients reach Muster: https, a host and no path; http for a loopback"
                    + " address only",
            "export MUSTER_PUBLIC_URL=https://sync.example.com"),
    MUSTER_HTTP_HOST("must be the address of an interface of this host", "export MUSTER_HTTP_HOST=127.0.0.1"),
    MUSTER_HTTP_PORT("must be a port from 0 to 65535", "export MUSTER_HTTP_PORT=9080"),
    MUSTER_DRAIN_TIME("must be 0s or a duration such as 5s", "export MUSTER_DRAIN_TIME=5s"),
    MUSTER_DB_URL(
            "must be a JDBC URL of PostgreSQL, or one of H2 with DEFAULT_NULL_ORDERING=HIGH;"
                    + "OPTIMIZE_REUSE_RESULTS=FALSE, without which H2 sorts differently and answers from results that have changed",
            "export MUSTER_DB_URL=jdbc:postgresql://db.internal:5432/muster"),
    MUSTER_DB_USER("must be a user of the database", "export MUSTER_DB_USER=muster"),
    MUSTER_DB_PASSWORD("must be the password of MUSTER_DB_USER", "read -rs MUSTER_DB_PASSWORD"),
    MUSTER_DB_OWNER_USER("must be the user that owns the tables", "export MUSTER_DB_OWNER_USER=muster_owner"),
    MUSTER_DB_OWNER_PASSWORD("must be the password of MUSTER_DB_OWNER_USER", "read -rs MUSTER_DB_OWNER_PASSWORD"),
    MUSTER_DB_POOL_MIN("must be a number from 0 to MUSTER_DB_POOL_MAX", "export MUSTER_DB_POOL_MIN=2"),
    MUSTER_DB_POOL_MAX("must be a number from 1 to 1000", "export MUSTER_DB_POOL_MAX=20"),
    MUSTER_DB_POOL_TIMEOUT("must be a duration such as 10s or 500ms", "export MUSTER_DB_POOL_TIMEOUT=10s"),
    MUSTER_DB_STATEMENT_TIMEOUT("must be a duration such as 10s or 500ms", "export MUSTER_DB_STATEMENT_TIMEOUT=10s"),
    MUSTER_DB_LOCK_TIMEOUT("must be a duration such as 5s or 500ms", "export MUSTER_DB_LOCK_TIMEOUT=5s"),
    MUSTER_DB_IDLE_TIMEOUT("must be a duration such as 10s or 500ms", "export MUSTER_DB_IDLE_TIMEOUT=10s"),
    MUSTER_DATA_DIR("must be a directory that Muster can write to", "export MUSTER_DATA_DIR=/var/lib/muster"),
    MUSTER_SCIM_RATE_PER_SECOND("must be a number from 0 to 1000000000", "export MUSTER_SCIM_RATE_PER_SECOND=100"),
    MUSTER_SCIM_RATE_BURST("must be a number from 0 to 1000000000", "export MUSTER_SCIM_RATE_BURST=500"),
    MUSTER_ADMIN_RATE_PER_SECOND("must be a number from 0 to 1000000000", "export MUSTER_ADMIN_RATE_PER_SECOND=100"),
    MUSTER_ADMIN_RATE_BURST("must be a number from 0 to 1000000000", "export MUSTER_ADMIN_RATE_BURST=1000"),
    MUSTER_CLIENT_ADDRESS_HEADER(
            "must be the name of a header that the proxy in front sets",
            "export MUSTER_CLIENT_ADDRESS_HEADER=X-Forwarded-For"),
    MUSTER_DNS_SERVERS("must be a list of addresses such as 10.0.0.53,[fd00::53]:5353", "unset MUSTER_DNS_SERVERS"),
    MUSTER_FEED_POLL("must be a duration such as 1s or 500ms", "export MUSTER_FEED_POLL=1s"),
    MUSTER_FEED_RETENTION_DAYS("must be a number from 1 to 1000", "export MUSTER_FEED_RETENTION_DAYS=30"),
    MUSTER_WEBHOOK_ALLOWED_ADDRESSES(
            "must be a list of address blocks such as 10.0.0.0/8,fd00::/8",
            "export MUSTER_WEBHOOK_ALLOWED_ADDRESSES=10.0.0.0/8"),
    MUSTER_WEBHOOK_POLL("must be a duration such as 1s or 500ms", "export MUSTER_WEBHOOK_POLL=1s"),
    MUSTER_WEBHOOK_PARALLEL("must be a number from 1 to 1000", "export MUSTER_WEBHOOK_PARALLEL=8"),
    MUSTER_LOG_FORMAT("must be json or simple", "export MUSTER_LOG_FORMAT=json"),
    MUSTER_LOG_LEVEL("must be INFO, AUDIT, WARNING or ERROR", "export MUSTER_LOG_LEVEL=INFO"),
    MUSTER_ACCESS_LOG("must be true or false", "export MUSTER_ACCESS_LOG=true"),
    MUSTER_DEMO("must be true or false", "export MUSTER_DEMO=false"),
    /** Set by the demonstration's own server; not for operators. */
    MUSTER_DEMO_IN_MAVEN("must be true or false", "unset MUSTER_DEMO_IN_MAVEN");

    private final String rule;
    private final String command;

    Setting(String rule, String command) {
        this.rule = rule;
        this.command = command;
    }

    InvalidSettingException violated() {
        return violated(rule);
    }

    /** @param special the rule that a value of the right form violates */
    InvalidSettingException violated(String special) {
        return refusal(special, command);
    }

    /** @param special the rule in a demonstration, which needs no value */
    InvalidSettingException violatedByDemo(String special) {
        return refusal(
                special + " in a demonstration (MUSTER_DEMO), which signs people in without a password",
                "unset " + name());
    }

    private InvalidSettingException refusal(String violatedRule, String remedy) {
        return new InvalidSettingException(name() + " " + violatedRule + ". For example: " + remedy);
    }
}
