// SPDX-License-Identifier: Apache-2.0
package io.maintenance.events.log;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A check of lines, one after the other, from one file or from several in the order in which they were written. Not thread-safe. */
final class ChainVerifier {

    private static final int MOST_PROBLEMS = 100;

    private final LineSeal seal;
    private final List<ChainProblem> problems = new ArrayList<>();
    private final Set<String> notes = new LinkedHashSet<>();
    private ChainEnd end = ChainEnd.NOTHING;
    private long lines;
    private Path file = Path.of("");
    private long number;
    private boolean isSuspect;
    private boolean wasKeyed;
    private Optional<ChainProblem> unreadable = Optional.empty();

    ChainVerifier(LineSeal seal) {
        this.seal = seal;
    }

    /** Begins a file, which goes on with the chain of the one before. */
    void begin(Path next) {
        file = next;
        number = 0;
    }

    /** Checks a line that ended in a newline, and returns it if it is an event. */
    Optional<EventLine> check(byte[] bytes) {
        number++;
        lines++;
        Optional<EventLine> parsed = EventLine.parse(bytes);
        if (parsed.isEmpty()) {
            settleUnreadable(false);
            unreadable = Optional.of(new ChainProblem(file, number, "is no event: it was altered or inserted"));
            return parsed;
        }
        EventLine line = parsed.get();
        settleUnreadable(line.type().equals(LineAppender.LINE_TORN));
        boolean intact = checkSeal(line);
        if (checkPlace(line, intact)) {
            end = line.end();
            isSuspect = !intact;
        }
        return parsed;
    }

    /** Notes that the file ends in the middle of a line. */
    void checkRest(int bytes) {
        notes.add(file + " ends in the middle of a line, after " + bytes
                + " bytes of it: it is being written, or was cut off, which the next event will say");
    }

    /** Ends the check; the end of the chain as it is noted beside the last file is compared, if it is there. */
    ChainReport finish(Optional<ChainEnd> noted) {
        settleUnreadable(false);
        if (noted.isEmpty()) {
            notes.add(ChainEnd.beside(file) + " is not there: lines that were cut off at the end do not show");
        }
        noted.ifPresent(this::checkEnd);
        if (seal.isKeyed() && !wasKeyed) {
            problem("no line is sealed with the key");
        }
        return new ChainReport(lines, end.seq(), end.hash(), problems, List.copyOf(notes));
    }

    /** A line that was torn by a power cut is followed by one that says so. */
    private void settleUnreadable(boolean saidSo) {
        unreadable.ifPresent(each -> {
            if (saidSo) {
                notes.add("line " + each.line() + " of " + each.file()
                        + " was cut off while it was written, as the next line says");
            } else {
                add(each);
                isSuspect = true;
            }
        });
        unreadable = Optional.empty();
    }

    private boolean checkSeal(EventLine line) {
        if (seal.isKeyed() && wasKeyed && !line.isKeyed()) {
            problem("is not sealed with the key, and lines before it are: it was inserted or altered");
            return false;
        }
        wasKeyed |= line.isKeyed();
        if (line.isKeyed() && !seal.isKeyed()) {
            notes.add("lines are sealed with a key, which was not given: their seals were not checked");
            return true;
        }
        if (!line.isIntact(line.isKeyed() ? seal : LineSeal.PLAIN)) {
            problem("was altered: its seal is that of another text");
            return false;
        }
        return true;
    }

    /** Returns {@code true} if the chain goes on after this line. */
    private boolean checkPlace(EventLine line, boolean intact) {
        if (lines == 1) {
            checkBeginning(line);
            return true;
        }
        long expected = end.seq() + 1;
        if (line.seq() < expected) {
            problem("is event " + line.seq() + ", where event " + expected
                    + " was expected: it was inserted, repeated or moved");
            return false;
        }
        if (line.seq() > expected) {
            problem("is event " + line.seq() + ", where event " + expected + " was expected: " + (line.seq() - expected)
                    + " before it were removed");
        } else if (!line.previous().equals(end.hash()) && !isSuspect && intact) {
            problem("expects the hash " + shortened(line.previous()) + " of the line before, which has "
                    + shortened(end.hash()) + ": the line before was altered or replaced");
        }
        return true;
    }

    private void checkBeginning(EventLine line) {
        if (!line.type().equals(LineAppender.FILE_STARTED)) {
            problem("is event " + line.seq() + ", and no beginning of a file: lines before it were removed");
        } else if (line.seq() > 1) {
            notes.add(file + " goes on after event " + (line.seq() - 1)
                    + " of an earlier file, whose last line has the hash " + line.previous());
        } else if (!line.previous().equals(ChainEnd.NOTHING.hash())) {
            problem("is event 1, and expects a line before it: it was altered");
        }
    }

    private void checkEnd(ChainEnd noted) {
        if (noted.seq() > end.seq()) {
            String last = end.seq() == 0 ? "is not there" : "is event " + end.seq() + ", the last";
            problem(last + "; " + ChainEnd.beside(file) + " knows event " + noted.seq() + ": "
                    + (noted.seq() - end.seq()) + " were cut off at the end");
        } else if (noted.seq() == end.seq() && !noted.hash().equals(end.hash()) && !isSuspect) {
            problem("has the hash " + shortened(end.hash()) + ", and " + ChainEnd.beside(file) + " knows "
                    + shortened(noted.hash()) + ": it was altered or replaced");
        }
    }

    private void problem(String text) {
        add(new ChainProblem(file, number, text));
    }

    private void add(ChainProblem problem) {
        if (problems.size() < MOST_PROBLEMS) {
            problems.add(problem);
        }
    }

    private static String shortened(String hash) {
        return hash.length() > 12 ? hash.substring(0, 12) + "..." : hash;
    }
}
