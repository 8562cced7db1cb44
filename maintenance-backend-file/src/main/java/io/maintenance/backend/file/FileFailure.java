// SPDX-License-Identifier: Apache-2.0
package io.maintenance.backend.file;

import io.maintenance.spi.BackendException;
import io.maintenance.spi.BackendException.Kind;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The translation of failed calls to the file system. It goes by type and by the step that failed, never by text: texts such
 * as "No space left on device" come in the language of the system.
 */
final class FileFailure {

    private FileFailure() {}

    static BackendException reading(Path file, IOException e) {
        if (isInterrupt(e)) {
            return interrupted(file + " was not read", e);
        }
        String what = file + " cannot be read: " + reason(e) + ". ";
        if (e instanceof AccessDeniedException || !Files.isDirectory(directory(file))) {
            String remedy = "Check that " + directory(file) + " is a directory that user " + user() + " may read.";
            return new BackendException(Kind.REJECTED, what + remedy, e);
        }
        return new BackendException(Kind.UNAVAILABLE, what + "Try again, and check the disk.", e);
    }

    /** Before the new file is moved onto the old one, nothing has happened. */
    static BackendException notWritten(Path file, IOException e) {
        return untouched(file, e, remedy(file, e));
    }

    /** The new file could not be moved onto the old one, which the system says for very different reasons. */
    static BackendException notReplaced(Path file, IOException e) {
        String remedy =
                "Check that the file is no mount of its own (mount its directory instead), that it is not immutable"
                        + " (lsattr), and that it is not another user's in a directory with the sticky bit.";
        return untouched(file, e, e instanceof AccessDeniedException ? remedy(file, e) : remedy);
    }

    private static BackendException untouched(Path file, IOException e, String remedy) {
        String what = file + " was not written; what was stored is untouched";
        if (isInterrupt(e)) {
            return interrupted(what, e).unwritten();
        }
        if (e instanceof NoSuchFileException) {
            return new BackendException(Kind.UNAVAILABLE, what + ": " + reason(e) + ". Try again.", e).unwritten();
        }
        return new BackendException(Kind.REJECTED, what + ": " + reason(e) + ". " + remedy, e);
    }

    /** While or after the new file is moved onto the old one, only reading tells what happened. */
    static BackendException inDoubt(Path file, IOException e) {
        String what = file + " may have been written";
        return isInterrupt(e)
                ? interrupted(what, e)
                : new BackendException(Kind.UNAVAILABLE, what + ": " + reason(e) + ". Read it again.", e);
    }

    static BackendException interrupted(String what, @Nullable Exception e) {
        return new BackendException(Kind.UNAVAILABLE, what + ": the thread was interrupted", e);
    }

    private static boolean isInterrupt(IOException e) {
        return e instanceof ClosedByInterruptException;
    }

    private static String reason(IOException e) {
        if (e instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (e instanceof FileAlreadyExistsException exists) {
            return exists.getFile() + " is not a directory";
        }
        if (e instanceof NoSuchFileException) {
            return "its directory has just been removed or replaced";
        }
        if (e instanceof FileSystemException f && f.getReason() != null) {
            return f.getReason();
        }
        return Objects.requireNonNullElse(e.getMessage(), e.toString());
    }

    private static String remedy(Path file, IOException e) {
        if (e instanceof RightsLossException lost) {
            return lost.remedy();
        }
        return e instanceof AccessDeniedException
                ? "Give user " + user() + " write access to " + directory(file) + " and to the file "
                        + DirectoryLock.NAME + " in it."
                : "Check that the disk is neither full nor mounted read-only, and the quota and file size limit of"
                        + " user "
                        + user() + ".";
    }

    private static Path directory(Path file) {
        return Objects.requireNonNullElse(file.getParent(), file);
    }

    private static String user() {
        return System.getProperty("user.name", "?");
    }
}
