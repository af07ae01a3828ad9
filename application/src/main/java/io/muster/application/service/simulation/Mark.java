package io.muster.application.service.simulation;

import io.muster.application.port.out.Environment;
import java.util.HexFormat;

/** The text by which users and groups of a simulation are known. */
final class Mark {
    private static final int BYTES = 8;

    private Mark() {}

    static String fresh(Environment environment) {
        return "muster-try-" + HexFormat.of().formatHex(environment.secrets().random(BYTES));
    }
}
