package io.muster.liberty;

import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Properties;

/** A file that only its owner can read, if the file system has owners. */
final class SecretFile {
    private final Path path;

    SecretFile(Path path) {
        this.path = path;
    }

    /** Returns the names and values that were saved last; empty if there is no file. */
    Properties load() {
        Properties values = new Properties();
        try {
            if (Files.exists(path)) {
                values.load(new StringReader(Files.readString(path)));
            }
            return values;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Replaces the file as {@link #write} does. */
    void save(Properties values) {
        StringWriter text = new StringWriter();
        try {
            values.store(text, "Written by Muster. Keep it secret.");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        write(text.toString());
    }

    /** Replaces the file atomically. The new file is never readable to others. */
    void write(String text) {
        try {
            Path directory = path.toAbsolutePath().getParent();
            Files.createDirectories(directory);
            Path fresh = Files.createTempFile(directory, path.getFileName().toString(), ".new", ownerOnly());
            Files.writeString(fresh, text);
            Files.move(fresh, path, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static FileAttribute<?>[] ownerOnly() {
        return FileSystems.getDefault().supportedFileAttributeViews().contains("posix")
                ? new FileAttribute<?>[] {
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
                }
                : new FileAttribute<?>[0];
    }
}
