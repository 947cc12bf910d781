// SPDX-License-Identifier: Apache-2.0
package dev.freshet.report;

import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.text.Quantity;
import dev.freshet.core.text.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * What came of a run, in one word and one sentence: the page, {@code summary.md} and the end of the console say the same. Immutable.
 *
 * @param word the answer
 * @param sentence whole, and on one line; foreign text in it is harmless
 * @param reasons further whole sentences, the most important first; the assertions that failed are not among them, since whoever shows this shows those as well
 */
public record Verdict(Word word, String sentence, List<String> reasons) {

    /** The answer, from the worst to the best. Of several that hold, the first is given. */
    public enum Word {
        /** The run broke off, or nothing succeeded: it says nothing about the server. */
        INVALID,
        /** Something that was asked of it does not hold, or there were errors that are no requests. */
        FAILED,
        /** The tool or its machine was not fit for the load: the figures may be wrong. */
        SUSPECT,
        /** All that was asked of it holds. */
        HELD,
        /** It goes on. */
        RUNNING;

        /** The stable word, for programs and people: {@code held}. */
        public String key() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    private static final List<String> BROKEN = List.of("crashed: ", "is invalid", "not known: the record ends early");
    private static final String INTERRUPTED = "interrupted: ";

    public Verdict {
        reasons = List.copyOf(reasons);
    }

    /**
     * The verdict on a run.
     *
     * @param areErrorsAllowed whether an assertion is about errors that are no requests, which make a run fail otherwise
     */
    public static Verdict of(RunStats stats, List<AssertionResult> results, boolean areErrorsAllowed) {
        if (stats.isRunning()) {
            return new Verdict(Word.RUNNING, "The run is going on.", List.of());
        }
        List<String> reasons = new ArrayList<>();
        boolean isAsserted = results.stream().allMatch(AssertionResult::isPassed);
        boolean hasErrors = !areErrorsAllowed && stats.errorCount() > 0;
        if (hasErrors) {
            reasons.add(errors(stats));
        }
        ends(stats)
                .filter(end -> end.startsWith(INTERRUPTED))
                .forEach(end -> reasons.add("The run was " + SafeText.line(end) + "."));
        stats.trust().verdict().reasons().forEach(reason -> reasons.add(SafeText.lines(reason.sentence()) + "."));
        if (ends(stats).anyMatch(Verdict::isBroken)) {
            return new Verdict(Word.INVALID, broken(stats), reasons);
        }
        if (stats.allRequests().okCount() == 0) {
            return new Verdict(Word.INVALID, nothingSucceeded(stats), reasons);
        }
        if (!isAsserted) {
            return new Verdict(Word.FAILED, AssertionResult.tally(results) + ".", reasons);
        }
        if (hasErrors) {
            return new Verdict(Word.FAILED, reasons.get(0), reasons.subList(1, reasons.size()));
        }
        boolean isSuspect = stats.trust().verdict().isSuspect();
        return new Verdict(isSuspect ? Word.SUSPECT : Word.HELD, held(results, isSuspect), reasons);
    }

    /** The same run, of which something broke besides, such as a file of its results. */
    public Verdict broken(String sentence) {
        List<String> all = new ArrayList<>();
        if (word != Word.HELD) {
            all.add(this.sentence);
        }
        all.addAll(reasons);
        return new Verdict(Word.INVALID, SafeText.lines(sentence), all);
    }

    /** Of a run that several processes shared there are several. */
    private static Stream<String> ends(RunStats stats) {
        return Stream.of(stats.ended().split("; (?=crashed: |is invalid|interrupted: |not known: )", -1));
    }

    private static boolean isBroken(String end) {
        return BROKEN.stream().anyMatch(end::startsWith);
    }

    private static String broken(RunStats stats) {
        String end = ends(stats).filter(Verdict::isBroken).findFirst().orElseThrow();
        return end.startsWith("not known: ")
                ? "The run broke off: " + SafeText.line(end.substring("not known: ".length())) + "."
                : "The run " + SafeText.line(end) + (end.endsWith(".") ? "" : ".");
    }

    private static String nothingSucceeded(RunStats stats) {
        long count = stats.allRequests().count();
        return count == 0
                ? "Not one request came to its end, so the results say nothing about the server."
                : "Not one of " + Quantity.count(count).plain()
                        + " requests succeeded, so the results say nothing about the server.";
    }

    private static String errors(RunStats stats) {
        long errors = stats.errorCount();
        String first = SafeText.line(stats.errors().get(0).text());
        return errors == 1
                ? "There was 1 error that is no request: " + first + "."
                : "There were " + Quantity.count(errors).plain() + " errors that are no requests, such as " + first
                        + ".";
    }

    private static String held(List<AssertionResult> results, boolean isSuspect) {
        String asked = results.isEmpty()
                ? "Nothing was asked of it"
                : results.size() == 1 ? "The assertion holds" : "All " + results.size() + " assertions hold";
        if (isSuspect) {
            return asked + ", but its figures cannot be trusted: the tool or its machine was not fit for the load.";
        }
        return asked + (results.isEmpty() ? ", and nothing speaks against its figures." : ".");
    }
}
