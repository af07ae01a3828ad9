package io.muster.liberty;

import java.io.File;
import java.net.URISyntaxException;
import org.assertj.core.api.Assertions;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** Builds the packaged WAR with test classes added. */
final class InContainer {
    private InContainer() {}

    static WebArchive musterWith(Class<?>... tests) {
        return ShrinkWrap.createFromZipFile(WebArchive.class, new File("target/muster.war"))
                .addClasses(tests)
                .addAsLibrary(jarOf(Assertions.class));
    }

    private static File jarOf(Class<?> type) {
        try {
            return new File(
                    type.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
