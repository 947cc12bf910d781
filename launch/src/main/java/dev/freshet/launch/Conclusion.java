// SPDX-License-Identifier: Apache-2.0
package dev.freshet.launch;

import dev.freshet.core.Assertion;
import dev.freshet.core.assertion.AssertionResult;
import dev.freshet.core.assertion.Assertions;
import dev.freshet.core.run.RunEnd;
import dev.freshet.core.run.RunPlan;
import dev.freshet.core.run.RunResult;
import dev.freshet.core.stats.Metric;
import dev.freshet.core.stats.RequestStats;
import dev.freshet.core.stats.RunStats;
import dev.freshet.core.text.Quantity;
import dev.freshet.report.AssertionFiles;
import dev.freshet.report.JudgedRun;
import dev.freshet.report.Report;
import dev.freshet.report.Verdict;
import dev.freshet.report.console.ConsoleSummary;
import dev.freshet.report.console.TrustText;
import dev.freshet.report.console.VerdictText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The end of a run: shows what was measured and whether it is what was asked for, writes it, and comes to an exit code. Each step is taken whatever became of
 * those before it: a full disk does not keep the figures from the console, nor does one file keep another from being written. Confined to the main thread.
 */
final class Conclusion {

    private final RunPlan plan;
    private final @Nullable ResultFiles files;
    private final Console console;
    private final Interruption interruption;
    private final RawOutput raw;
    private final @Nullable LivePage live;
    private final boolean isStrict;
    private List<AssertionResult> verdicts = List.of();
    private @Nullable JudgedRun judged;
    private boolean hasDefect;
    private boolean isBroken;
    private @Nullable String broken;
    private boolean hasSuccess;
    private boolean hasErrors;
    private boolean isSuspect;

    /**
     * The end of a run.
     *
     * @param files what is written of it; null for nothing
     * @param live the page that was served while the run went on; null for none
     * @param isStrict whether the exit code tells that figures are not to be trusted
     */
    @SuppressWarnings("checkstyle:ParameterNumber") // called in one place; each is of another kind
    Conclusion(
            RunPlan plan,
            @Nullable ResultFiles files,
            Console console,
            Interruption interruption,
            RawOutput raw,
            @Nullable LivePage live,
            boolean isStrict) {
        this.live = live;
        this.raw = raw;
        this.isStrict = isStrict;
        this.plan = plan;
        this.files = files;
        this.console = console;
        this.interruption = interruption;
    }

    /** Something that may fail without an end to everything. */
    private interface Output {
        void make() throws IOException;
    }

    /** Shows and writes all of it. */
    void of(RunResult result) {
        RunStats stats = result.stats();
        attempt("the summary", () -> console.show(ConsoleSummary.of(stats, console.palette())));
        attempt("the assertions", () -> verdicts = Assertions.evaluate(plan.assertions(), stats));
        tell(verdicts, console);
        isSuspect = stats.trust().verdict().isSuspect();
        attempt("the verdict on the figures", () -> console.show(TrustText.of(stats.trust(), console.palette())));
        if (live != null) {
            attempt("the live page", () -> live.conclude(judged(stats)));
        }
        if (files != null) {
            write(stats, files);
        }
        attempt("the raw log", raw::conclude);
        if (live != null) {
            attempt("the live page", live::close);
        }
        judge(result);
        attempt("the verdict", () -> verdictOn(stats));
    }

    private void write(RunStats stats, ResultFiles written) {
        Path folder = written.folder();
        attempt("the seconds", written::finishSeconds);
        attempt(Report.SUMMARY, () -> Report.writeSummary(stats, folder));
        attempt("the assertions", () -> AssertionFiles.write(stats, verdicts, folder));
        attempt(Report.MARKDOWN, () -> Report.writeMarkdown(judged(stats), folder));
        attempt(
                Report.PAGE,
                () -> console.line("Report: "
                        + written.writePage(judged(stats)).toAbsolutePath().normalize()));
    }

    /** The last word on a run, below all that leads to it. */
    private void verdictOn(RunStats stats) {
        Verdict verdict = judged(stats).verdict();
        if (hasDefect) {
            verdict = verdict.broken("A defect of Freshet kept part of its results from being made.");
        } else if (broken != null && verdict.word() != Verdict.Word.INVALID) {
            verdict = verdict.broken(broken.endsWith(".") ? broken : broken + ".");
        }
        console.show(VerdictText.of(verdict.word().key(), verdict.sentence(), console.palette()));
    }

    /** Judged once, when the assertions are evaluated: of many rows all histograms are merged for it. */
    private JudgedRun judged(RunStats stats) {
        JudgedRun known = judged;
        if (known == null) {
            known = JudgedRun.of(stats, verdicts, isAllowed(plan.assertions(), Metric.ERRORS));
            judged = known;
        }
        return known;
    }

    /** Shows each verdict, and at last how many are not met. */
    static void tell(List<AssertionResult> verdicts, Console console) {
        verdicts.forEach(verdict -> console.line(verdict.line()));
        if (!verdicts.isEmpty()) {
            console.line(AssertionResult.tally(verdicts));
        }
    }

    /** Takes note of what became of {@code after()} of the simulation. */
    void afterwards(RunStats stats, @Nullable Throwable failure) {
        if (failure != null) {
            broken("after() of the simulation failed: "
                    + SimulationFile.describe(plan.simulation().getClass(), failure));
            attempt("the verdict", () -> verdictOn(stats));
        }
    }

    /** What the process exits with, by all that is known up to now. */
    int exitCode() {
        boolean isAsserted = verdicts.stream().allMatch(AssertionResult::isPassed);
        return new RunFacts(
                        hasDefect,
                        isBroken,
                        hasSuccess,
                        interruption.signalCode(),
                        hasErrors,
                        isAsserted,
                        isStrict && isSuspect)
                .exitCode();
    }

    /** All of it, after everything. */
    Outcome outcome(RunStats stats) {
        return new Outcome(stats, verdicts, files == null ? null : files.folder(), exitCode());
    }

    private void judge(RunResult result) {
        RequestStats all = result.stats().allRequests();
        hasSuccess = all.okCount() > 0;
        if (interruption.isLeft()) {
            isBroken = true; // how the run ended says so already
        }
        if (result.end() instanceof RunEnd.Defect) {
            hasDefect = true;
        }
        if (result.end().isFailure()) {
            broken("The run " + result.end().text());
        } else if (!hasSuccess) {
            console.complain(nothingSucceeded(result.stats()));
        }
        long errors = result.stats().errorCount();
        if (errors > 0 && !isAllowed(plan.assertions(), Metric.ERRORS)) {
            hasErrors = true;
            String first = result.stats().errors().get(0).text();
            console.complain(
                    errors == 1
                            ? "1 error that is no request: " + first
                                    + ". Mend it, or allow it by an assertion on global().errors()."
                            : Quantity.count(errors).plain() + " errors that are no requests, such as " + first
                                    + ". Mend them, or allow them by an assertion on global().errors().");
        }
    }

    /** Whether one of the assertions is about that metric, which therefore need not be zero. */
    static boolean isAllowed(List<Assertion> assertions, Metric metric) {
        return assertions.stream()
                .anyMatch(assertion -> assertion.target().asks(metric.owner().key(), metric.key()));
    }

    /** What the verdict says, with what may help. */
    private String nothingSucceeded(RunStats stats) {
        String frequent = stats.failures().isEmpty()
                ? ""
                : " Most frequent: " + stats.failures().get(0).text() + ".";
        boolean hasNone = stats.allRequests().count() == 0;
        return judged(stats).verdict().sentence()
                + frequent
                + (hasNone ? "" : " Is the server there, and are address and path right?");
    }

    private void attempt(String what, Output output) {
        try {
            output.make();
        } catch (IOException e) {
            String where = files == null
                    ? ""
                    : " to " + files.folder().toAbsolutePath().normalize();
            broken(what + " cannot be written" + where + ": " + e.getMessage());
        } catch (VirtualMachineError e) {
            broken(what + " cannot be made: " + e);
        } catch (RuntimeException | LinkageError | AssertionError e) {
            hasDefect = true;
            console.confess(e);
        }
    }

    private void broken(String sentence) {
        isBroken = true;
        broken = sentence;
        console.complain(sentence);
    }
}
