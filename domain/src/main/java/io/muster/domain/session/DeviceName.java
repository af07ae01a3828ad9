package io.muster.domain.session;

import java.util.Optional;

/** A browser and its operating system in words, such as "Firefox on Windows", by which people know their sessions. */
public record DeviceName(String value) {
    public static final int MAX_LENGTH = 60;

    public DeviceName {
        if (value.isBlank() || value.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("a device has a name of at most " + MAX_LENGTH + " characters");
        }
    }

    /** Returns the name of a device of which these parts are known; empty for none. */
    public static Optional<DeviceName> of(Optional<String> browser, Optional<String> system) {
        return browser.map(name -> system.map(on -> name + " on " + on).orElse(name))
                .or(() -> system)
                .map(DeviceName::new);
    }
}
