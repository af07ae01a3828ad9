package io.muster.bench;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads processor times from {@code /proc} of Linux, in milliseconds; their resolution is 10 ms. */
final class ProcessCpu {
    private static final Path PROC = Path.of("/proc");
    private static final long MILLIS_A_TICK = 10;

    private ProcessCpu() {}

    /** The fields of {@code /proc/PID/stat} that are read here. */
    private record Stat(long parent, long millis, long millisOfEndedChildren) {}

    /** Returns the time of a process and its ended children. */
    static long of(long pid) throws IOException {
        Stat stat = stat(PROC.resolve(Long.toString(pid)));
        return stat.millis() + stat.millisOfEndedChildren();
    }

    /** Returns the time of a process and its children, ended or not. */
    static long ofTree(long pid) throws IOException {
        long sum = of(pid);
        for (Stat stat : all()) {
            if (stat.parent() == pid) {
                sum += stat.millis() + stat.millisOfEndedChildren();
            }
        }
        return sum;
    }

    /** Returns the time of the threads of a process whose names begin with one of these, without threads that ended. */
    static long ofThreads(long pid, String... names) throws IOException {
        long sum = 0;
        try (DirectoryStream<Path> threads =
                Files.newDirectoryStream(PROC.resolve(Long.toString(pid)).resolve("task"))) {
            for (Path thread : threads) {
                try {
                    String name = Files.readString(thread.resolve("comm"));
                    if (Arrays.stream(names).anyMatch(name::startsWith)) {
                        sum += stat(thread).millis();
                    }
                } catch (IOException ended) {
                    // its files are gone, or cannot be read any more, since it has ended after the listing
                }
            }
        }
        return sum;
    }

    static long parent(long pid) throws IOException {
        return stat(PROC.resolve(Long.toString(pid))).parent();
    }

    /** Sends a signal, such as STOP and CONT, by which a process stands still. */
    static void signal(long pid, String name) throws IOException, InterruptedException {
        int status = new ProcessBuilder("kill", "-" + name, Long.toString(pid))
                .inheritIO()
                .start()
                .waitFor();
        if (status != 0) {
            throw new IOException("kill -" + name + " failed");
        }
    }

    private static List<Stat> all() throws IOException {
        List<Stat> all = new ArrayList<>();
        try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
            for (Path process : processes) {
                try {
                    all.add(stat(process));
                } catch (IOException ended) {
                    // its files are gone, or cannot be read any more, since it has ended after the listing
                }
            }
        }
        return all;
    }

    private static Stat stat(Path process) throws IOException {
        String line = Files.readString(process.resolve("stat"));
        // the name of the command is in parentheses and may have spaces
        String[] fields = line.substring(line.lastIndexOf(')') + 2).split(" ", -1);
        return new Stat(
                Long.parseLong(fields[1]),
                MILLIS_A_TICK * (Long.parseLong(fields[11]) + Long.parseLong(fields[12])),
                MILLIS_A_TICK * (Long.parseLong(fields[13]) + Long.parseLong(fields[14])));
    }
}
