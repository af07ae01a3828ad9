package io.muster.liberty;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.Properties;

/** The version, commit and time of this build. Contains the commit if the build ran in a git working tree. */
record BuildInfo(String version, Optional<String> commit, String time) {

    static BuildInfo read() {
        Properties properties = new Properties();
        try (InputStream in = BuildInfo.class.getResourceAsStream("build.properties")) {
            properties.load(in);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return new BuildInfo(
                properties.getProperty("version"),
                known(properties, "commit"),
                known(properties, "commitTime").orElse(properties.getProperty("buildTime")));
    }

    /** Returns a property unless it is still the placeholder that the build could not fill in. */
    private static Optional<String> known(Properties properties, String name) {
        return Optional.ofNullable(properties.getProperty(name)).filter(value -> !value.startsWith("${"));
    }
}
