package io.muster.bench;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * Measures the CPU time of the server and its database: of all Java and PostgreSQL processes started since an instant.
 *
 * @param since earliest start of the processes
 */
record ServerTime(Instant since) {
    long millis() {
        return ProcessHandle.allProcesses()
                .filter(process -> process.pid() != ProcessHandle.current().pid())
                .map(ProcessHandle::info)
                .filter(info -> info.startInstant()
                        .filter(start -> !start.isBefore(since))
                        .isPresent())
                .filter(info -> info.command()
                        .filter(command -> command.endsWith("java") || command.endsWith("postgres"))
                        .isPresent())
                .map(ProcessHandle.Info::totalCpuDuration)
                .flatMap(Optional::stream)
                .mapToLong(Duration::toMillis)
                .sum();
    }
}
