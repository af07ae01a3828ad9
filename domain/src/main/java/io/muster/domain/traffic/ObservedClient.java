package io.muster.domain.traffic;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** The kind of identity provider that sends requests, by their User-Agent. */
public enum ObservedClient {
    OKTA("Okta", "okta"),
    ENTRA("Microsoft Entra ID", "azure", "entra", "microsoft"),
    ONELOGIN("OneLogin", "onelogin"),
    JUMPCLOUD("JumpCloud", "jumpcloud"),
    GOOGLE("Google", "google"),
    PING("PingIdentity", "ping"),
    /** Every other client, such as curl. */
    OTHER("an unknown client");

    private final String title;

    @SuppressWarnings("ImmutableEnumChecker") // List.of makes it
    private final List<String> marks;

    ObservedClient(String title, String... marks) {
        this.title = title;
        this.marks = List.of(marks);
    }

    public static ObservedClient of(Optional<String> userAgent) {
        String agent = userAgent.orElse("").toLowerCase(Locale.ROOT);
        return Stream.of(values())
                .filter(client -> client.marks.stream().anyMatch(agent::contains))
                .findFirst()
                .orElse(OTHER);
    }

    /** Returns the name that admins know it by. */
    public String title() {
        return title;
    }
}
