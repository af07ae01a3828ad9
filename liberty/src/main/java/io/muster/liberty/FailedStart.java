package io.muster.liberty;

import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Ends a process that cannot start. Liberty itself would go on without the application. Halts instead of exiting: an
 * orderly end waits for the start that asks for it. Nothing is open yet that would have to be closed, except the
 * database, which survives the end of a process at any time.
 */
final class FailedStart {
    private static final Logger LOGGER = Logger.getLogger(FailedStart.class.getName());

    private static final int STATUS = 1;

    private FailedStart() {}

    /** Logs each line of the reason as a record of its own and ends the process with status 1. */
    static void end(String reason) {
        reason.lines().forEach(LOGGER::severe);
        Runtime.getRuntime().halt(STATUS);
    }

    /** As {@link #end(String)}; logs the stack trace too, unless the message is complete. */
    static void end(RuntimeException failure) {
        if (failure instanceof InvalidSettingException) {
            end(String.valueOf(failure.getMessage()));
        }
        Throwable cause = failure;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        LOGGER.log(Level.SEVERE, "Muster cannot start: " + cause, failure);
        Runtime.getRuntime().halt(STATUS);
    }
}
